/** Captures that are read as they come, and again: whatever their items are, the events are the same. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { packCapture, readCaptures, writeCapture } from '../../src/capture/index.ts';
import { FWPM_NET_EVENT5, memoryImage } from '../../src/index.ts';
import { MemoryKeeper } from '../../src/view/model/keeper.ts';
import { Recent, StoredBlock } from '../../src/view/model/stored.ts';
import { isTableColumn, TABLE_COLUMNS } from '../../src/view/model/tableColumns.ts';
import { layoutNamed } from '../support/decode.ts';
import { hexFixtures } from '../support/fixtures.ts';
import { sessionOf } from './support.ts';

const COLUMNS = Object.keys(TABLE_COLUMNS).filter(isTableColumn);
const BASE = 0x3507c0n;
const SAMPLE = new Uint8Array(
  readFileSync(fileURLToPath(new URL('../../fixtures/samples/enum5.bin', import.meta.url))),
);
const MEMORY = memoryImage(SAMPLE, { abi: 'x64', base: BASE });
const WHOLE = Buffer.concat([...packCapture(FWPM_NET_EVENT5, MEMORY, { entries: BASE, count: 16 })]);
const ADDRESSES = Array.from({ length: 16 }, (_, i) => new DataView(SAMPLE.buffer).getBigUint64(8 * i, true));
/** An item for each event. */
const SINGLE = ADDRESSES.map((address) =>
  Buffer.concat([...packCapture(FWPM_NET_EVENT5, MEMORY, [address])]),
);

async function rowsOf(...files: readonly Uint8Array[]): Promise<unknown> {
  const session = await sessionOf(...files);
  return session.rows(0, session.events, COLUMNS);
}

test('items of single events say the same as one item of all', async () => {
  expect(await rowsOf(Buffer.concat(SINGLE))).toEqual(await rowsOf(WHOLE));
});

test('what is no capture between items is passed over, and said', async () => {
  const session = await sessionOf(
    Buffer.concat([...SINGLE.slice(0, 1), Buffer.from([0, 0, 0]), ...SINGLE.slice(1, 2)]),
  );
  expect(session.events).toBe(2);
  expect(session.notes).toEqual([expect.stringMatching(/3 items from here on are no captures/)]);
  expect(session.detail(1).words).toMatch(/04:26:41/);
});

test('a block that was let go of is read again', async () => {
  const keeper = new MemoryKeeper();
  // Room for one block at most.
  const recent = new Recent(keeper, 1);
  const blocks: StoredBlock[] = [];
  let end = 0;
  for (const bytes of SINGLE.slice(0, 3)) {
    keeper.keep(bytes);
    end += bytes.length;
  }
  for await (const capture of readCaptures(Buffer.concat(SINGLE.slice(0, 3)))) {
    const block = new StoredBlock('FWPM_NET_EVENT5', capture, { rules: undefined }, recent);
    block.add(capture, end);
    blocks.push(block);
  }
  for (const [i, block] of blocks.entries()) block.end = blocks[i + 1]?.start ?? end;
  for (const [i, block] of [...blocks.entries(), ...blocks.entries()]) {
    const [part] = block.parts();
    expect([i, block.parts().length, part?.run.addresses]).toEqual([i, 1, [ADDRESSES[i]]]);
  }
});

/** An image by hand as an item; `patch` writes into it. */
function itemOf(name: string, patch: (bytes: Buffer) => void = () => undefined): Uint8Array {
  const fixture = hexFixtures().find((known) => known.name === name);
  if (fixture === undefined) throw new Error(`there is no ${name}`);
  const { abi, base, address, struct } = fixture;
  const bytes = Buffer.from(fixture.bytes);
  patch(bytes);
  return writeCapture({ abi, struct: layoutNamed(struct), roots: [address], ranges: [{ base, bytes }] });
}

test('filters name those of events before them, too', async () => {
  const event = itemOf('arm64-event5-classify-allow');
  const filter = itemOf('object-filter0-callout', (bytes) => {
    bytes.writeBigUInt64LE(18446462598732906577n, 176);
    bytes.set(Buffer.from('3b39724a9f31bc4484c3ba54dcb3b6b4', 'hex'), 64);
  });
  for (const items of [
    [filter, event],
    [event, filter],
  ]) {
    const session = await sessionOf(Buffer.concat(items));
    expect(session.rows(0, 1, ['filter'])[0]?.cells[0]?.text).toBe('Redirect (18446462598732906577)');
  }
});
