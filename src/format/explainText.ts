/** What each byte of an event is, for people: an annotated hex view; and the same for programs. */
import type { ByteRange } from '../codec/index.ts';
import { formatAddress, type Memory } from '../memory/index.ts';
import { toJson } from './json.ts';
import { printable } from './printable.ts';
import type { Style } from './style.ts';

export interface ExplainTextOptions {
  readonly style: Style;
  /** Columns of the terminal; lines are cut there. In a pipe none are. */
  readonly width?: number | undefined;
  /** Shows long values and the bytes between objects whole. */
  readonly full?: boolean | undefined;
}

const BYTES_PER_LINE = 8;
const HEX_WIDTH = 3 * BYTES_PER_LINE - 1;
/** Lines of one value's bytes, unless all are asked for. */
const MOST_LINES = 8;
const TYPE_WIDTH = 22;

/** The runs of bytes in the order of their addresses, with what lies between them. Each line ends with a newline. */
export function* explainText(
  ranges: readonly ByteRange[],
  memory: Memory,
  { style, width, full = false }: ExplainTextOptions,
): Generator<string, void, undefined> {
  const most = full ? Number.POSITIVE_INFINITY : MOST_LINES;
  const highest = ranges.at(-1)?.address ?? 0n;
  const addressWidth = formatAddress(highest).length;
  let end: bigint | undefined;
  for (const range of ranges) {
    if (end !== undefined && range.address > end) yield* between(end, range.address);
    yield* runLines(range.address, range.length, noteOf(range));
    if (range.issue !== undefined) yield line('', '', style.problem(`^ ${printable(range.issue.reason)}`));
    const rangeEnd = range.address + BigInt(range.length);
    if (end === undefined || rangeEnd > end) end = rangeEnd;
  }

  /** What no pointer led to. */
  function* between(from: bigint, to: bigint): Generator<string, void, undefined> {
    const length = Number(to - from);
    const found = memory.readable(from, length);
    if (full && found > 0) yield* runLines(from, found, [style.dim(`not reached, ${length} bytes`)]);
    else yield line('', '', style.dim(`not reached: ${length} bytes`));
  }

  function* runLines(
    address: bigint,
    length: number,
    notes: readonly string[],
  ): Generator<string, void, undefined> {
    const lines = Math.ceil(length / BYTES_PER_LINE);
    for (let i = 0; i < Math.min(lines, most); i++) {
      const at = address + BigInt(i * BYTES_PER_LINE);
      const hex = hexOf(memory, at, Math.min(BYTES_PER_LINE, length - i * BYTES_PER_LINE));
      yield line(formatAddress(at), hex, i === 0 ? notes.join(' ') : '');
    }
    if (lines > most) yield line('', '', style.dim(`${length - most * BYTES_PER_LINE} bytes more`));
  }

  function noteOf(range: ByteRange): string[] {
    const { kind, type, path } = range;
    if (kind === 'padding') return [style.dim('padding')];
    if (kind === 'inactive') return [style.dim('another member of the union')];
    const what = style.dim(type.padEnd(TYPE_WIDTH));
    return [what, printable(path === '' ? '(the struct itself)' : path), ...valueText(range)];
  }

  function valueText(range: ByteRange): string[] {
    if (range.kind === 'pointer') {
      return range.value === 0n ? ['=', style.value('NULL')] : ['->', style.value(addressOf(range.value))];
    }
    return ['=', style.value(shortened(printable(jsonOf(range))))];
  }

  /** A value that would take many lines is cut, unless all is asked for. */
  function shortened(text: string): string {
    return full || text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)}…`;
  }

  function line(address: string, hex: string, notes: string): string {
    const text = `${style.dim(address.padEnd(addressWidth))}  ${hex.padEnd(HEX_WIDTH)}  ${notes}`;
    return `${width === undefined ? text.trimEnd() : cut(text.trimEnd(), width)}\n`;
  }
}

const MOST_CHARACTERS = 200;

/** The runs as lines of JSON: address, length, kind, type, path, bytes in hex, value as in `toJson`, issue. */
export function* explainJson(
  ranges: readonly ByteRange[],
  memory: Memory,
): Generator<string, void, undefined> {
  for (const range of ranges) {
    const { address, length, kind, type, path, issue } = range;
    const members = [
      `"address":"${formatAddress(address)}"`,
      `"length":${length}`,
      `"kind":"${kind}"`,
      `"type":${JSON.stringify(type)}`,
      `"path":${JSON.stringify(path)}`,
      `"bytes":"${hexOf(memory, address, length).replaceAll(' ', '')}"`,
    ];
    if (range.value !== undefined) members.push(`"value":${jsonOf(range)}`);
    if (issue !== undefined) members.push(`"issue":${JSON.stringify(issue)}`);
    yield `{${members.join(',')}}\n`;
  }
}

function jsonOf({ kind, value, layout }: ByteRange): string {
  if (layout !== undefined) return toJson(layout, value);
  return kind === 'pointer' ? JSON.stringify(addressOf(value)) : String(value);
}

function addressOf(value: unknown): string {
  return typeof value === 'bigint' ? formatAddress(value) : '';
}

function hexOf(memory: Memory, address: bigint, length: number): string {
  const { view, offset } = memory.place(address, length);
  const bytes = new Uint8Array(view.buffer, view.byteOffset + offset, length);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

/** At most `width` columns; what only sets text off takes none. */
function cut(text: string, width: number): string {
  let columns = 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: our own colours begin with ESC
  return text.replace(/(\u001b\[[\d;]*m)|[\s\S]/gu, (piece, colour) => {
    if (colour !== undefined) return piece;
    columns++;
    return columns < width ? piece : columns === width ? '…' : '';
  });
}
