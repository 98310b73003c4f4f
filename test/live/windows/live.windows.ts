/** Live capture in a Windows: the same engine as on Linux, with its threads, its memory and its libraries. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCaptures } from '../../../src/capture/index.ts';
import { NET_EVENTS } from '../../../src/events/netEvents.ts';
import { drop, event5 } from '../../support/events.ts';
import { imageOf } from '../fake.ts';
import { bundled } from '../program.ts';
import { type Scenario, VARIABLE } from '../scenario.ts';
import { HAS_WINE, makeWine, STANDARD_OUTPUT, type Wine, windowsPath } from './wine.ts';

describe.runIf(HAS_WINE)('in a Windows', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fwpm-wine-'));
  let wine: Wine;
  beforeAll(() => {
    wine = makeWine(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('the library: every case', async () => {
    const program = join(folder, 'cases.mjs');
    writeFileSync(program, await bundled('test/live/windows/cases.ts', wine.koffi));
    const result = join(folder, 'result.json');
    const args = [wine.engine(4), wine.engine(1), windowsPath(result)];
    const { code, stderr } = await wine.node(program, args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const outcomes: Record<string, string> = JSON.parse(readFileSync(result, 'utf8'));
    expect(Object.entries(outcomes).filter(([, outcome]) => outcome !== 'ok')).toEqual([]);
    expect(Object.keys(outcomes)).toHaveLength(8);
  });

  test('the command, which records', async () => {
    const program = join(folder, 'start.mjs');
    writeFileSync(program, `${STANDARD_OUTPUT}await import('./cli.mjs');`);
    writeFileSync(join(folder, 'cli.mjs'), await bundled('src/cli.ts', wine.koffi));
    const events = [imageOf(NET_EVENTS.FWPM_NET_EVENT5, event5('CLASSIFY_DROP', drop({})))];
    const scenario: Scenario = { library: wine.engine(4), events, count: 200, isInterrupted: true };
    const json = JSON.stringify(scenario, (_, it: unknown) => (it instanceof Uint8Array ? [...it] : it));
    const file = join(folder, 'recorded.cbor');
    const { code, stdout, stderr } = await wine.node(program, ['live', '--record', windowsPath(file)], {
      [VARIABLE]: json,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'left: 0 blocks, 0 handles, keywords 0\n' });
    expect(stdout.split('\n').slice(0, -1)).toHaveLength(200);
    let items = 0;
    for await (const { host, osBuild } of readCaptures([readFileSync(file)])) {
      items++;
      expect([typeof host, typeof osBuild]).toEqual(['string', 'number']);
    }
    expect(items).toBe(200);
  });
});
