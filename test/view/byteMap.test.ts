/** Every byte of an event belongs to something, and what belongs together leads to each other. */
import { describe, expect, test } from 'vitest';
import { explain } from '../../src/index.ts';
import { eventAt } from '../../src/view/model/blocks.ts';
import { type ByteMap, byteMap, type FieldNode } from '../../src/view/model/byteMap.ts';
import { flatTree } from '../../src/view/model/flatTree.ts';
import { hexRows, rowOfField } from '../../src/view/model/hexRows.ts';
import { hexFixtures, sampleFixtures } from '../support/fixtures.ts';
import { captureOf, loaded } from './support.ts';

const [SAMPLE] = sampleFixtures();

async function mapsOf(fixture = SAMPLE): Promise<ByteMap[]> {
  if (fixture === undefined) throw new Error('there is no sample');
  const { blocks } = await loaded(captureOf(fixture));
  return Array.from({ length: blocks.total }, (_, row) => {
    const place = blocks.at(row);
    const { memory, address } = eventAt(place) ?? {};
    if (memory === undefined || address === undefined) throw new Error(`row ${row} is no event`);
    return byteMap(place.block.struct, memory, address);
  });
}

const fieldsIn = (nodes: readonly FieldNode[]): number[] =>
  nodes.flatMap(({ fields, children }) => [...fields, ...fieldsIn(children)]);

describe('the sample', () => {
  test('each byte has a field that says where it is', async () => {
    for (const { fields, segments } of await mapsOf()) {
      for (const { address, bytes, owners } of segments) {
        for (let at = 0; at < bytes.length; at++) {
          const field = fields[owners[at] ?? -1];
          const from = Number(BigInt(field?.address ?? 0) - BigInt(address));
          expect(at >= from && at < from + (field?.length ?? 0)).toBe(true);
        }
      }
    }
  });

  test('the tree has each field once, but for what no pointer leads to', async () => {
    for (const { fields, tree } of await mapsOf()) {
      const reached = fields.flatMap(({ kind }, i) => (kind === 'unreached' ? [] : [i]));
      expect(fieldsIn(tree).sort((a, b) => a - b)).toEqual(reached);
    }
  });

  test('members stand in the order of C', async () => {
    const [map] = await mapsOf();
    expect(map?.tree.map(({ name }) => name)).toEqual(['header', 'type', 'padding', 'ikeMmFailure']);
    const header = map?.tree[0]?.children.map(({ name }) => name) ?? [];
    expect(header.slice(0, 4)).toEqual(['timeStamp', 'flags', 'ipVersion', 'ipProtocol']);
    expect(header.indexOf('appId')).toBeLessThan(header.indexOf('userId'));
  });

  test('pointers lead to what they point to', async () => {
    const [map] = await mapsOf();
    const pointers = map?.fields.filter(({ kind, value }) => kind === 'pointer' && value !== 'NULL') ?? [];
    expect(pointers.length).toBeGreaterThan(5);
    for (const { target, value } of pointers) expect(map?.fields[target ?? -1]?.address).toBe(value);
  });

  test('lines have all bytes in order, and tell of what lies between', async () => {
    const [map] = await mapsOf();
    if (map === undefined) throw new Error('there is none');
    for (const width of [8, 16]) {
      const rows = hexRows(map.segments, width);
      const count = rows.reduce((sum, row) => sum + (row.kind === 'bytes' ? row.end - row.first : 0), 0);
      expect(count).toBe(map.segments.reduce((sum, { bytes }) => sum + bytes.length, 0));
      expect(rows.filter(({ kind }) => kind === 'gap').length).toBe(map.segments.length - 1);
      expect(rowOfField(rows, 0)).toBe(0);
      expect(rowOfField(rows, map.fields.length)).toBe(-1);
    }
  });

  test('a closed node hides what is in it', async () => {
    const [map] = await mapsOf();
    const [header] = map?.tree ?? [];
    if (map === undefined || header === undefined) throw new Error('there is none');
    const all = flatTree(map.tree, new Set());
    const some = flatTree(map.tree, new Set([header]));
    expect(all.length - some.length).toBe(flatTree(header.children, new Set()).length);
    expect(some[0]).toMatchObject({ level: 1, isOpen: false });
  });
});

test('what a damaged pointer leads to is said at the pointer', async () => {
  const fixture = hexFixtures().find(({ name }) => name.includes('bad-group-sid-pointer'));
  const [map] = await mapsOf(fixture);
  const damaged = map?.fields.filter(({ issue }) => issue !== undefined) ?? [];
  expect(damaged.map(({ kind, path }) => [kind, path])).toEqual([
    ['pointer', expect.stringContaining('GroupSids[')],
  ]);
});

test('fields are those of explain', async () => {
  if (SAMPLE === undefined) throw new Error('there is no sample');
  const { blocks } = await loaded(captureOf(SAMPLE));
  const place = blocks.at(3);
  const { memory, address } = eventAt(place) ?? {};
  const { struct } = place.block;
  if (memory === undefined || address === undefined) throw new Error('there is no such event');
  const ranges = explain(struct, memory, address);
  const { fields } = byteMap(struct, memory, address);
  expect(
    fields.filter(({ kind }) => kind !== 'unreached').map(({ path, type, length }) => [path, type, length]),
  ).toEqual(ranges.map(({ path, type, length }) => [path, type, length]));
});
