/** The bytes of one event, and what each of them is: fields, what lies between them, and how they hang together. */
import { type ByteRange, explain } from '../../codec/index.ts';
import { toJson } from '../../format/json.ts';
import { printable } from '../../format/printable.ts';
import type { ValueLayout } from '../../layout/index.ts';
import { formatAddress, type Memory } from '../../memory/index.ts';
import { excerpt } from '../../util/text.ts';

/** What a run of bytes is; `unreached` lies between objects, and no pointer leads to it. */
export type FieldKind = ByteRange['kind'] | 'unreached';

/** A run of bytes. */
export interface Field {
  readonly kind: FieldKind;
  /** From the event; '' for the event itself and for what belongs to nothing. */
  readonly path: string;
  /** The C type; '' where there is none. */
  readonly type: string;
  readonly address: string;
  /** Bytes from the beginning of the event, which can be negative. */
  readonly offset: string;
  readonly length: number;
  /** As JSON has it, cut for display where it is long. */
  readonly value: string;
  /** For a pointer: the field that it leads to. */
  readonly target?: number | undefined;
  /** Why what a pointer leads to could not be read. */
  readonly issue?: string | undefined;
}

/** Memory without a gap. */
export interface Segment {
  readonly address: string;
  readonly bytes: Uint8Array;
  /** For each byte the number of its field. */
  readonly owners: Uint32Array;
  /** How many bytes lie between the segment before it and this one. */
  readonly gap: string;
}

/** A node of the tree of fields. */
export interface FieldNode {
  readonly name: string;
  readonly path: string;
  /** Its own runs of bytes: a pointer, and what it leads to. */
  readonly fields: readonly number[];
  readonly children: readonly FieldNode[];
}

export interface ByteMap {
  /** In the order of their addresses. */
  readonly fields: readonly Field[];
  readonly segments: readonly Segment[];
  readonly tree: readonly FieldNode[];
}

/** A hole of more bytes than this is not shown, only told. */
const MOST_GAP = 64;

const MOST_CHARACTERS = 400;

/** All bytes of an event. @throws DecodeError when the event itself cannot be read. */
export function byteMap(struct: ValueLayout, memory: Memory, address: bigint): ByteMap {
  const ranges = withGaps(explain(struct, memory, address), memory);
  const fields = ranges.map((range) => fieldOf(range, address));
  for (const [i, target] of targetsOf(ranges)) {
    const field = fields[i];
    if (field !== undefined) fields[i] = { ...field, target };
  }
  return { fields, segments: segmentsOf(ranges, memory), tree: treeOf(ranges) };
}

/** A run of bytes of an event, or what lies between two. */
type Run = Pick<ByteRange, 'path' | 'type' | 'address' | 'length' | 'value' | 'layout' | 'issue'> & {
  readonly kind: FieldKind;
};

/** The runs, with small holes between them as runs of their own, as far as they can be read. */
function withGaps(ranges: readonly ByteRange[], memory: Memory): Run[] {
  const runs: Run[] = [];
  let end = ranges[0]?.address ?? 0n;
  for (const range of ranges) {
    const gap = Number(range.address - end);
    if (gap > 0 && gap <= MOST_GAP && memory.readable(end, gap) === gap) {
      runs.push({ kind: 'unreached', path: '', type: '', address: end, length: gap, value: undefined });
    }
    runs.push(range);
    const rangeEnd = range.address + BigInt(range.length);
    if (rangeEnd > end) end = rangeEnd;
  }
  return runs;
}

function fieldOf({ kind, path, type, address, length, value, layout, issue }: Run, event: bigint): Field {
  return {
    kind,
    path,
    type,
    address: formatAddress(address),
    offset: offsetText(address - event),
    length,
    value: printable(excerpt(valueText({ kind, value, layout }), MOST_CHARACTERS)),
    issue: issue && printable(issue.reason),
  };
}

function offsetText(offset: bigint): string {
  return offset < 0n ? `-${formatAddress(-offset)}` : formatAddress(offset);
}

function valueText({ kind, value, layout }: Pick<Run, 'kind' | 'value' | 'layout'>): string {
  if (kind === 'pointer')
    return value === 0n ? 'NULL' : typeof value === 'bigint' ? formatAddress(value) : '';
  if (layout !== undefined) return toJson(layout, value);
  return value === undefined ? '' : String(value);
}

/** For each pointer the first run of bytes at the address that it leads to. */
function* targetsOf(runs: readonly Run[]): Generator<readonly [from: number, to: number], void, undefined> {
  const firstAt = new Map<bigint, number[]>();
  for (const [i, { address, kind }] of runs.entries()) {
    if (kind === 'unreached') continue;
    const there = firstAt.get(address);
    if (there === undefined) firstAt.set(address, [i]);
    else there.push(i);
  }
  for (const [i, { kind, value, path }] of runs.entries()) {
    if (kind !== 'pointer' || typeof value !== 'bigint') continue;
    const there = firstAt.get(value) ?? [];
    const target = there.find((at) => runs[at]?.path.startsWith(path)) ?? there[0];
    if (target !== undefined) yield [i, target];
  }
}

// --- segments ------------------------------------------------------------------------------------------------

function segmentsOf(runs: readonly Run[], memory: Memory): Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  let end = runs[0]?.address ?? 0n;
  let gap = 0n;
  for (const [i, { address, length }] of runs.entries()) {
    if (address > end) {
      segments.push(segmentOf(runs, start, i, memory, gap));
      [start, gap, end] = [i, address - end, address];
    }
    const runEnd = address + BigInt(length);
    if (runEnd > end) end = runEnd;
  }
  if (runs.length > 0) segments.push(segmentOf(runs, start, runs.length, memory, gap));
  return segments.filter(({ bytes }) => bytes.length > 0);
}

/** The runs from `first` to `last`, which leave nothing between them; where they overlap, a byte is of the shortest. */
function segmentOf(runs: readonly Run[], first: number, last: number, memory: Memory, gap: bigint): Segment {
  const own = runs.slice(first, last);
  const start = own[0]?.address ?? 0n;
  const end = own.reduce((most, { address, length }) => {
    const runEnd = address + BigInt(length);
    return runEnd > most ? runEnd : most;
  }, start);
  const size = Number(end - start);
  const bytes = new Uint8Array(size);
  const owners = new Uint32Array(size);
  const byLength = own
    .map((run, i) => ({ run, index: first + i }))
    .sort((a, b) => b.run.length - a.run.length);
  for (const { run, index } of byLength) {
    const at = Number(run.address - start);
    const { view, offset } = memory.place(run.address, run.length);
    bytes.set(new Uint8Array(view.buffer, view.byteOffset + offset, run.length), at);
    owners.fill(index, at, at + run.length);
  }
  return { address: formatAddress(start), bytes, owners, gap: String(gap) };
}

// --- the tree ------------------------------------------------------------------------------------------------

interface Node {
  readonly name: string;
  readonly path: string;
  readonly fields: number[];
  readonly children: Map<string, Node>;
  /** Where it stands in the object that it is a member of. */
  place: bigint | undefined;
}

function treeOf(runs: readonly Run[]): FieldNode[] {
  const root: Node = { name: '', path: '', fields: [], children: new Map(), place: undefined };
  for (const [i, run] of runs.entries()) {
    if (run.kind === 'unreached') continue;
    const node = nodeAt(root, run.path);
    if (run.kind === 'padding' || run.kind === 'inactive') addBetween(node, i, run);
    else {
      node.fields.push(i);
      // A pointer is a member itself, and what it leads to is elsewhere.
      if (run.kind === 'pointer' || node.place === undefined) node.place = run.address;
    }
  }
  return finished(root).children.slice();
}

function addBetween(parent: Node, index: number, { kind, address }: Run): void {
  const name = kind === 'padding' ? 'padding' : 'another member of the union';
  const key = `${kind} ${index}`;
  parent.children.set(key, { name, path: parent.path, fields: [index], children: new Map(), place: address });
}

function nodeAt(root: Node, path: string): Node {
  let node = root;
  let at = '';
  for (const [part, name = '', index = ''] of path.matchAll(/\.?([^.[\]]+)|(\[\d+\])/g)) {
    at += part;
    const key = name || index;
    let child = node.children.get(key);
    if (child === undefined) {
      child = { name: key, path: at, fields: [], children: new Map(), place: undefined };
      node.children.set(key, child);
    }
    node = child;
  }
  return node;
}

/** The node with its children in the order of C: where they stand in the object that they are members of. */
function finished({ name, path, fields, children }: Node): FieldNode {
  const ordered = [...children.values()].sort((a, b) => compare(placeOf(a), placeOf(b)));
  return { name, path, fields, children: ordered.map(finished) };
}

function placeOf({ place, children }: Node): bigint {
  if (place !== undefined) return place;
  return Array.from(children.values(), placeOf).sort(compare)[0] ?? MOST_PLACE;
}

const MOST_PLACE = 1n << 64n;

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
