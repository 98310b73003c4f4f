/** Tables by several threads: what is written apart is bytes, and joined it is what one thread writes. */
import { expect, test } from 'vitest';
import { TableWriter } from '../../../src/cli/output/tableWriter.ts';
import type { EventWriter } from '../../../src/cli/output/writers.ts';
import { PARQUET } from '../../../src/tables/parquetGroup.ts';
import { drop, event5 } from '../../support/events.ts';

const STRUCT = 'FWPM_NET_EVENT5';
const WRITTEN = { kind: PARQUET, context: {} };

/** Batches of events; text of this size makes one of them a group by itself. */
const BATCHES = [3, 5, 2].map((count, batch) =>
  Array.from({ length: count }, (_, i) => {
    const enterpriseId = 'x'.repeat(batch === 1 ? 2 ** 21 : 1);
    return event5('CLASSIFY_DROP', drop({ filterId: BigInt(10 * batch + i) }), { enterpriseId });
  }),
);

function writeBatch(writer: EventWriter, events: readonly unknown[]): readonly Uint8Array[] {
  return [...events.flatMap((event) => writer.add(STRUCT, event, {})), ...writer.flush()];
}

test('one thread and several', () => {
  const alone = new TableWriter(WRITTEN);
  const expected = Buffer.concat([...BATCHES.flatMap((events) => writeBatch(alone, events)), ...alone.end()]);
  const main = new TableWriter(WRITTEN);
  const threads = [main.joint.apart(), main.joint.apart()];
  // All is made before any of it is joined.
  const made = BATCHES.map((events, i) => {
    const thread = threads[i % threads.length];
    return thread === undefined ? [] : writeBatch(thread, events);
  });
  const bytes = made.flat().flatMap((piece) => main.joint.join(piece));
  expect(Buffer.concat([...bytes, ...main.end()]).equals(expected)).toBe(true);
  // Where only some events are wanted, what is written of a batch comes as one piece.
  const pieces = new TableWriter(WRITTEN);
  const joined = pieces.joint.join(Buffer.concat(made.flat()));
  expect(Buffer.concat([...joined, ...pieces.end()]).equals(expected)).toBe(true);
});
