/** What each byte of an event is, for people: an annotated hex view; and the same for programs. */
import type { ByteRange } from '../codec/index.ts';
import { formatAddress, type Memory } from '../memory/index.ts';
import { excerpt } from '../util/text.ts';
import { toJson } from './json.ts';
import { jsonText, type Surrogates, wellFormedJson, withMember } from './jsonText.ts';
import { printable } from './printable.ts';
import type { Style } from './style.ts';
import { columnsOf } from './wrap.ts';

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
const MOST_CHARACTERS = 200;

/** The runs of bytes in the order of their addresses, with what lies between them. Each line ends with a newline. */
export function* explainText(
  ranges: readonly ByteRange[],
  memory: Memory,
  options: ExplainTextOptions,
): Generator<string, void, undefined> {
  const view = new HexView(memory, ranges.at(-1)?.address ?? 0n, options);
  for (const range of withGaps(ranges)) {
    yield* range.kind === 'unreached' ? view.gapLines(range) : view.rangeLines(range);
  }
}

/** Writes lines of an address, the bytes there, and what they are. */
class HexView {
  readonly #memory: Memory;
  readonly #addressWidth: number;
  readonly #style: Style;
  readonly #width: number | undefined;
  readonly #full: boolean;

  /** @param highest the highest address of a run: addresses are as wide as this one. */
  constructor(memory: Memory, highest: bigint, { style, width, full = false }: ExplainTextOptions) {
    this.#memory = memory;
    this.#addressWidth = formatAddress(highest).length;
    this.#style = style;
    this.#width = width;
    this.#full = full;
  }

  *rangeLines(range: ByteRange): Generator<string, void, undefined> {
    yield* this.#runLines(range.address, range.length, this.#notesOf(range));
    const { issue } = range;
    if (issue !== undefined) yield this.#note(this.#style.problem(`^ ${printable(issue.reason)}`));
  }

  *gapLines({ address, length }: Gap): Generator<string, void, undefined> {
    const { dim } = this.#style;
    const found = this.#full ? this.#memory.readable(address, length) : 0;
    if (found > 0) yield* this.#runLines(address, found, [dim(`not reached, ${length} bytes`)]);
    else yield this.#note(dim(`not reached: ${length} bytes`));
  }

  *#runLines(address: bigint, length: number, notes: readonly string[]): Generator<string, void, undefined> {
    const most = this.#full ? Number.POSITIVE_INFINITY : MOST_LINES;
    const lines = Math.ceil(length / BYTES_PER_LINE);
    for (let i = 0; i < Math.min(lines, most); i++) {
      const at = address + BigInt(i * BYTES_PER_LINE);
      const hex = hexOf(this.#memory, at, Math.min(BYTES_PER_LINE, length - i * BYTES_PER_LINE));
      yield this.#line(formatAddress(at), hex, i === 0 ? notes.join(' ') : '');
    }
    if (lines > most) yield this.#note(this.#style.dim(`${length - most * BYTES_PER_LINE} bytes more`));
  }

  #notesOf(range: ByteRange): string[] {
    const { kind, type, path } = range;
    const { dim } = this.#style;
    if (kind === 'padding') return [dim('padding')];
    if (kind === 'inactive') return [dim('another member of the union')];
    const member = printable(path === '' ? '(the struct itself)' : path);
    return [dim(type.padEnd(TYPE_WIDTH)), member, ...this.#valueNotes(range)];
  }

  #valueNotes(range: ByteRange): string[] {
    const { value } = this.#style;
    if (range.kind === 'pointer') {
      return range.value === 0n ? ['=', value('NULL')] : ['->', value(addressOf(range.value))];
    }
    return ['=', value(this.#shortened(printable(jsonOf(range, 'keep'))))];
  }

  /** A value that would take many lines is cut, unless all is asked for. */
  #shortened(text: string): string {
    return this.#full ? text : excerpt(text, MOST_CHARACTERS);
  }

  /** A line without bytes. */
  #note(text: string): string {
    return this.#line('', '', text);
  }

  #line(address: string, hex: string, notes: string): string {
    const start = this.#style.dim(address.padEnd(this.#addressWidth));
    const text = `${start}  ${hex.padEnd(HEX_WIDTH)}  ${notes}`.trimEnd();
    return `${this.#width === undefined ? text : cut(text, this.#width)}\n`;
  }
}

/** Bytes between runs, which no pointer led to. */
interface Gap {
  readonly kind: 'unreached';
  readonly address: bigint;
  readonly length: number;
}

/** The runs, and the gaps between them, in the order of their addresses. */
function* withGaps(ranges: readonly ByteRange[]): Generator<ByteRange | Gap, void, undefined> {
  let end = ranges[0]?.address ?? 0n;
  for (const range of ranges) {
    if (range.address > end) yield { kind: 'unreached', address: end, length: Number(range.address - end) };
    yield range;
    const rangeEnd = range.address + BigInt(range.length);
    if (rangeEnd > end) end = rangeEnd;
  }
}

/**
 * The runs as lines of JSON: address, length, kind, type, path, bytes in hex, value as in `toJson`, issue. Gaps between
 * them are of the kind `unreached` and have only an address and a length.
 */
export function* explainJson(
  ranges: readonly ByteRange[],
  memory: Memory,
): Generator<string, void, undefined> {
  for (const range of withGaps(ranges)) {
    const { address, length, kind } = range;
    const place = { address: formatAddress(address), length, kind };
    yield `${kind === 'unreached' ? jsonText(place) : runJson(place, range, memory)}\n`;
  }
}

function runJson(place: object, range: ByteRange, memory: Memory): string {
  const { address, length, type, path, issue } = range;
  const bytes = hexOf(memory, address, length).replaceAll(' ', '');
  const run = wellFormedJson({ ...place, type, path, bytes });
  const withValue = range.value === undefined ? run : withMember(run, 'value', jsonOf(range, 'replace'));
  return issue === undefined ? withValue : withMember(withValue, 'issue', wellFormedJson(issue));
}

function jsonOf({ kind, value, layout }: ByteRange, surrogates: Surrogates): string {
  if (layout !== undefined) return toJson(layout, value, { surrogates });
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

/** Our own colours, which begin with ESC, or one character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what they begin with
const PIECES = /(\u001b\[[\d;]*m)|[\s\S]/gu;

/** At most `width` columns; what only sets text off takes none. */
function cut(text: string, width: number): string {
  const pieces = Array.from(text.matchAll(PIECES), ([piece, colour]) => ({
    piece,
    columns: colour === undefined ? columnsOf(piece) : 0,
    isColour: colour !== undefined,
  }));
  if (pieces.reduce((sum, { columns }) => sum + columns, 0) <= width) return text;
  let left = width - 1;
  let isCut = false;
  return pieces
    .map(({ piece, columns, isColour }) => {
      if (isColour) return piece;
      if (isCut) return '';
      isCut = columns > left;
      left -= columns;
      return isCut ? '…' : piece;
    })
    .join('');
}
