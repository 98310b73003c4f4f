/** What the formats print of an event can be given back as a condition, and selects that event. */
import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { parse } from 'csv-parse/sync';
import { describe, test as plainTest } from 'vitest';
import { CSV_COLUMNS, csv, isNetEventName, parseWhere, text, WhereFilter } from '../../src/formats.ts';
import { decode, encode, memoryImage, type ValueLayout } from '../../src/index.ts';
import { arbitraryOf } from '../properties/arbitrary.ts';
import { bases, CASES, SEED } from '../properties/cases.ts';
import { layoutNamed } from '../support/decode.ts';
import { runs } from '../support/exhaustive.ts';
import { compiledFixtures, hexFixtures, isHealthy } from '../support/fixtures.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(60) });

/** The conditions that take what a column of CSV holds, or a row of the text format. */
const CONDITIONS: Readonly<Record<string, (cell: string) => string>> = {
  type: (cell) => `type=${cell}`,
  direction: (cell) => `direction=${cell}`,
  layer_direction: (cell) => `direction=${cell}`,
  loopback: (cell) => `loopback=${cell}`,
  protocol: (cell) => `protocol=${cell}`,
  protocol_name: (cell) => `protocol=${cell}`,
  local_address: (cell) => `local=${cell}`,
  remote_address: (cell) => `remote=${cell}`,
  public_host: (cell) => `address=${cell}`,
  internal_host: (cell) => `address=${cell}`,
  local_port: (cell) => `localport=${cell}`,
  remote_port: (cell) => `port=${cell}-${cell}`,
  // A text with commas or quotes goes into quotes, as JSON has it.
  app: (cell) => `app=${JSON.stringify(cell)}`,
  user_id: (cell) => `user=${cell}`,
  filter_id: (cell) => `filter=${cell}`,
  layer_id: (cell) => `layer=${cell}`,
  layer_name: (cell) => `layer=${cell}`,
  time: (cell) => `time>=${cell}`,
};

interface Image {
  readonly struct: ValueLayout;
  readonly bytes: Uint8Array;
  readonly abi: 'x64' | 'x86' | 'arm64';
  readonly base: bigint;
  readonly address: bigint;
}

const counts = new Map<string, number>();

function assertSelected({ struct, bytes, abi, base, address }: Image): void {
  assert(isNetEventName(struct.ctype));
  const memory = memoryImage(bytes, { abi, base });
  const event = decode(struct, memory, address);
  const rows: string[][] = parse(`${CSV_COLUMNS.join()}\n${csv().write(struct.ctype, event)}`);
  for (const [i, column] of CSV_COLUMNS.entries()) {
    const cell = rows[1]?.[i] ?? '';
    const condition = CONDITIONS[column]?.(cell);
    // Cells show what is not to be shown as escapes, and no drive is in an event unless the event was made by hand.
    if (condition === undefined || cell === '' || (column === 'app' && !isPlain(cell))) continue;
    assertHolds(condition);
    counts.set(column, (counts.get(column) ?? 0) + 1);
    if (column === 'filter_id') assertHolds(`filter=0x${BigInt(cell).toString(16)}`);
  }
  for (const [label, said] of textRows(text().write(struct.ctype, event))) {
    if (label === 'layer') assertHolds(`layer=${said}`);
    if (label === 'direction')
      for (const word of said.match(DIRECTION) ?? []) assertHolds(`direction=${word}`);
  }

  function assertHolds(condition: string): void {
    const filter = new WhereFilter(struct, parseWhere([condition]));
    assert.deepEqual(filter.rows(memory, { address }), [0], condition);
  }
}

const DIRECTION = /\b(?:inbound|outbound|forward|bidirectional)\b/g;

function isPlain(cell: string): boolean {
  return !/\\u[\da-f]{4}|\ufffd|^[a-z]:/i.test(cell);
}

function textRows(block: string): (readonly [label: string, said: string])[] {
  return block.split('\n').map((line) => [line.slice(2, 14).trim(), line.slice(14)] as const);
}

describe('events of every version', () => {
  for (const { name, struct, abi } of CASES) {
    if (!isNetEventName(struct.ctype)) continue;
    test.prop([arbitraryOf(struct), bases(abi)])(name, (value, base) => {
      const { bytes, address } = encode(struct, value, { abi, base });
      assertSelected({ struct, bytes, abi, base, address });
    });
  }
});

describe('the fixtures', () => {
  const images = [...compiledFixtures(), ...hexFixtures()].filter(
    (fixture) => isHealthy(fixture) && fixture.kind === 'struct' && isNetEventName(fixture.struct),
  );
  plainTest.each(images.map((image) => ({ name: image.name, image })))('$name', ({ image }) => {
    assertSelected({ ...image, struct: layoutNamed(image.struct) });
  });
});

plainTest('each column is among the events', () => {
  for (const column of Object.keys(CONDITIONS)) assert((counts.get(column) ?? 0) > 0, column);
});
