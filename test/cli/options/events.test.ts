/** Options about events: which of them fit together, by what the tables say. */
import { describe, expect, test } from 'vitest';
import { writingOf } from '../../../src/cli/options/events.ts';
import { FORMATS, type Format } from '../../../src/cli/output/formats.ts';
import { progressOf } from '../../../src/cli/output/progress.ts';

describe('--neutralize-formulas is for the formats that spreadsheets read', () => {
  const formats: readonly (readonly [(typeof FORMATS)[number]['name'], Format])[] = FORMATS.map((format) => [
    format.name,
    format,
  ]);
  test.each(formats)('%s', async (format, { isForSpreadsheets = false }) => {
    const writing = writingOf({ format, neutralizeFormulas: true, volume: [] }, 'file', progressOf());
    const outcome = await writing.then(
      () => 'taken',
      (error: Error) => error.message,
    );
    expect(outcome).toBe(isForSpreadsheets ? 'taken' : '--neutralize-formulas is for --format csv');
  });
});
