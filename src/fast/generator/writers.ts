/** Turns the descriptors into straight-line writers of JSON: bytes of memory to bytes of text, with no object in between. */
import type {
  AnyStruct,
  BoolLeaf,
  Enumeration,
  Fields,
  Flags,
  LeafLayout,
  PlacedMember,
  PointerSize,
  ValueLayout,
} from '../../layout/index.ts';
import { placementOf } from '../../layout/index.ts';
import { RESERVE, wordsOf } from '../json/sink.ts';
import { type Plan, planOf } from './branches.ts';
import {
  abiOf,
  boundsOf,
  countAt,
  nameOf,
  needElements,
  plus,
  reachable,
  sizeOf,
  windowsOf,
} from './code.ts';

/** The source of the writers of all structs for a size of pointers. */
export function generateWriters(structs: readonly AnyStruct[], pointerSize: PointerSize): string {
  const seen = new Set<string>();
  const needed = structs.flatMap((struct) => [...reachable(struct, seen, pointerSize)]);
  for (const struct of structs) {
    const most = mostBytes(struct);
    if (most > RESERVE)
      throw new RangeError(`${struct.name}: ${most} bytes are more than the reserve of ${RESERVE}`);
  }
  const functions = needed.map((layout) => functionOf(layout, pointerSize)).filter((text) => text !== '');
  return [
    '// Generated from the descriptors by src/fast/generator/writers.ts: `npm run generate` writes it anew.',
    'import {',
    '  FlagLists,',
    '  writeBlob,',
    '  writeCountedText,',
    '  writeFiletime,',
    '  writeFloat,',
    '  writeGuid,',
    '  writeHex,',
    '  writeInt32,',
    '  writeInt64,',
    '  writeIpv4,',
    '  writeIpv6,',
    '  writeMac,',
    '  writeNull,',
    '  writeSidText,',
    '  writeUint32,',
    '  writeUint64,',
    '  writeWideString,',
    "} from '../json/values.ts';",
    `import { isNull${pointerSize} as isNull, pointer${pointerSize} as pointer } from '../pointers.ts';`,
    "import { Piece, room, type Sink, writePiece } from '../json/sink.ts';",
    "import { GIVE_UP, need, needElements, type Source } from '../source.ts';",
    "import type { Writer } from '../json/writer.ts';",
    '',
    ...functions,
    'export const writers: Readonly<Record<string, Writer>> = {',
    ...structs.map((struct) => {
      const { name } = struct;
      return `  ${name}: { write: ${name}, ${boundsOf(struct, pointerSize)} },`;
    }),
    '};',
    '',
  ].join('\n');
}

const PARAMETERS = 's: Source, w: Sink, q: number, o: number';

function functionOf(layout: ValueLayout, pointerSize: PointerSize): string {
  switch (layout.kind) {
    case 'struct':
      return structFunction(layout, pointerSize);
    case 'enum':
      return enumFunction(layout);
    case 'flags':
      return flagsTable(layout);
    case 'pointer':
      return pointerFunction(layout.to, pointerSize);
    case 'counted':
      return arrayFunction(layout.of, pointerSize);
    case 'blob':
      return blobFunction(layout.name, layout.content, pointerSize);
    default:
      return '';
  }
}

/** A function; what it uses of its arguments gets a name. */
function functionText(head: string, body: readonly string[]): string {
  const names = [
    ['v', 's.view'],
    ['b', 'w.bytes'],
    ['t', 'w.view'],
  ] as const;
  const used = names.filter(([name]) => body.some((line) => new RegExp(`\\b${name}[.,[]`).test(line)));
  return [
    `function ${head} {`,
    ...used.map(([name, value]) => `  const ${name} = ${value};`),
    ...body,
    '}',
    '',
  ].join('\n');
}

// --- statements ----------------------------------------------------------------------------------------------

/** Statements, with the fixed text between them put together. */
class Statements {
  readonly #indent: string;
  readonly #lines: string[];
  #text = '';

  constructor(indent: string, lines: string[]) {
    this.#indent = indent;
    this.#lines = lines;
  }

  text(text: string): void {
    this.#text += text;
  }

  line(line: string): void {
    this.flush();
    this.#lines.push(this.#indent + line);
  }

  /** Fixed text is stored eight bytes at a time; what the last store leaves behind the text is written over. */
  flush(): void {
    const text = this.#text;
    this.#text = '';
    if (text === '') return;
    if (text.length === 1) this.#lines.push(`${this.#indent}b[q++] = ${text.charCodeAt(0)}; // ${text}`);
    else {
      const stores = wordsOf(text).map((word, i) => `t.setFloat64(${plus('q', 8 * i)}, ${word}, true);`);
      this.#lines.push(
        `${this.#indent}// ${text}`,
        `${this.#indent}${stores.join(' ')} q += ${text.length};`,
      );
    }
  }
}

// --- structs -------------------------------------------------------------------------------------------------

function structFunction(layout: AnyStruct, pointerSize: PointerSize): string {
  const lines: string[] = [];
  planLines(planOf(placementOf(layout, abiOf(pointerSize)).items), new Map(), '  ', lines);
  return functionText(`${nameOf(layout)}(${PARAMETERS}): number`, lines);
}

/** Tags whose value is known in this branch: its name, or undefined where only the number is known. */
type Known = ReadonlyMap<string, string | undefined>;

function planLines(plan: Plan, known: Known, indent: string, lines: string[]): void {
  if (plan.kind === 'straight') {
    const out = new Statements(indent, lines);
    memberStatements(plan.members, known, out);
    out.line('return q;');
    return;
  }
  const { tag, cases, otherwise } = plan;
  lines.push(`${indent}switch (v.getUint32(${plus('o', tag.offset)}, true)) {`);
  for (const { names, values, plan: inner } of cases) {
    lines.push(...values.map((value) => `${indent}  case ${value}:`), `${indent}  {`);
    planLines(
      inner,
      new Map([...known, [tag.name, names.length === 1 ? names[0] : undefined]]),
      `${indent}    `,
      lines,
    );
    lines.push(`${indent}  }`);
  }
  lines.push(`${indent}  default: {`);
  planLines(otherwise, new Map([...known, [tag.name, undefined]]), `${indent}    `, lines);
  lines.push(`${indent}  }`, `${indent}}`);
}

function memberStatements(members: readonly PlacedMember[], known: Known, out: Statements): void {
  let before = '{';
  for (const { name, layout, offset, count, isCount } of members) {
    if (isCount) continue;
    out.text(`${before}"${name}":`);
    before = ',';
    const constant = known.get(name);
    if (constant !== undefined) out.text(`"${constant}"`);
    else if (count !== undefined)
      out.line(`q = ${nameOf(layout)}(s, w, q, ${countAt(count)}, ${plus('o', offset)});`);
    else inline(layout, plus('o', offset), out);
  }
  out.text('}');
}

// --- values --------------------------------------------------------------------------------------------------

/** Writes the value of a layout whose bytes were found to be there. */
function inline(layout: ValueLayout, at: string, out: Statements): void {
  switch (layout.kind) {
    case 'struct':
    case 'pointer':
    case 'blob':
      out.line(`q = ${nameOf(layout)}(s, w, q, ${at});`);
      break;
    case 'counted':
    case 'sid':
    case 'wideString':
      throw new TypeError(`${layout.ctype} cannot stand alone`);
    default:
      leaf(layout, at, out);
  }
}

function leaf(layout: LeafLayout, at: string, out: Statements): void {
  if (layout.kind === 'bool') {
    out.line(`if (v.getUint32(${at}, true) !== 0) {`);
    out.text('true');
    out.line('} else {');
    out.text('false');
    out.line('}');
    return;
  }
  // The quotes of a text go with the fixed text around it.
  const quote = TEXT_KINDS.has(layout.kind) ? '"' : '';
  out.text(quote);
  out.line(`q = ${leafExpression(layout, at)};`);
  out.text(quote);
}

/** Leaves that JSON has in quotes. (Names and floats bring their own.) */
const TEXT_KINDS: ReadonlySet<string> = new Set([
  'uint64',
  'int64',
  'filetime',
  'guid',
  'ipv4',
  'ipv6',
  'mac',
  'bytes',
]);

function leafExpression(layout: Exclude<LeafLayout, BoolLeaf>, at: string): string {
  switch (layout.kind) {
    case 'uint8':
      return `writeUint32(w, q, v.getUint8(${at}))`;
    case 'uint16':
      return `writeUint32(w, q, v.getUint16(${at}, true))`;
    case 'uint32':
      return `writeUint32(w, q, v.getUint32(${at}, true))`;
    case 'int8':
      return `writeInt32(w, q, v.getInt8(${at}))`;
    case 'int16':
      return `writeInt32(w, q, v.getInt16(${at}, true))`;
    case 'int32':
      return `writeInt32(w, q, v.getInt32(${at}, true))`;
    case 'float32':
      return `writeFloat(w, q, v.getFloat32(${at}, true))`;
    case 'float64':
      return `writeFloat(w, q, v.getFloat64(${at}, true))`;
    case 'enum':
      return `${layout.name}(w, q, v.getUint32(${at}, true))`;
    case 'flags':
      return `${layout.name}.write(w, q, v.getUint32(${at}, true))`;
    case 'uint64':
      return `writeUint64(w, q, s, ${at})`;
    case 'int64':
      return `writeInt64(w, q, s, ${at})`;
    case 'filetime':
      return `writeFiletime(w, q, s, ${at})`;
    case 'guid':
      return `writeGuid(w, q, s.bytes, ${at})`;
    case 'ipv4':
      return `writeIpv4(w, q, v.getUint32(${at}, true))`;
    case 'ipv6':
      return `writeIpv6(w, q, v, ${at})`;
    case 'mac':
      return `writeMac(w, q, s.bytes, ${at})`;
    case 'bytes':
      return `writeHex(w, q, s, ${at}, ${layout.size})`;
  }
}

/** Names in a table for each run of values: a value without one is written as a number. */
function enumFunction(layout: Enumeration<string>): string {
  const windows = windowsOf(layout);
  const tables = windows.map(({ names }, i) => {
    const pieces = names.map((name) => `new Piece('"${name}"')`);
    return `const ${layout.name}_${i}: readonly Piece[] = [${pieces.join(', ')}];`;
  });
  const lookups = windows.map(({ first, names }, i) => {
    const test = first === 0 ? `x < ${names.length}` : `x >= ${first} && x < ${first + names.length}`;
    return `  if (${test}) return writePiece(w, q, ${layout.name}_${i}[${first === 0 ? 'x' : `x - ${first}`}] as Piece);`;
  });
  const number = '  return writeUint32(w, q, x);';
  return [
    ...tables,
    `function ${layout.name}(w: Sink, q: number, x: number): number {`,
    ...lookups,
    number,
    '}',
    '',
  ].join('\n');
}

function flagsTable({ name, bits }: Flags): string {
  const lines = Object.entries(bits).map(([flag, bit]) => `  ${flag}: ${bit},`);
  return [`const ${name} = new FlagLists({`, ...lines, '});', ''].join('\n');
}

// --- what is behind pointers ---------------------------------------------------------------------------------

function pointerFunction(to: ValueLayout, pointerSize: PointerSize): string {
  const lines = ['  const p = pointer(s, o);', '  if (p < 0) return writeNull(w, q);'];
  const out = new Statements('  ', lines);
  if (to.kind === 'sid') out.line('q = writeSidText(w, q, s, p);');
  else if (to.kind === 'wideString') out.line('q = writeWideString(w, q, s, p);');
  else {
    out.line(`need(s, p, ${sizeOf(to, pointerSize)});`);
    inline(to, 'p', out);
  }
  out.line('return q;');
  return functionText(`pointer_to_${nameOf(to)}(${PARAMETERS}): number`, lines);
}

function arrayFunction(of: ValueLayout, pointerSize: PointerSize): string {
  const stride = sizeOf(of, pointerSize);
  const lines: string[] = [];
  const out = new Statements('  ', lines);
  out.line('if (count === 0) {');
  out.text('[]');
  out.line('  return q;');
  out.line('}');
  out.line('const p = pointer(s, o);');
  out.line('if (p < 0) return writeNull(w, q);');
  out.line(needElements(of, pointerSize));
  out.text('[');
  out.line(`for (let i = 0, a = p; i < count; i++, a += ${stride}) {`);
  out.line('  if (i > 0) b[q++] = 44; // ,');
  out.line('  room(w, q, 0);');
  inline(of, 'a', out);
  out.line('}');
  out.text(']');
  out.line('return q;');
  return functionText(
    `array_of_${nameOf(of)}(s: Source, w: Sink, q: number, count: number, o: number): number`,
    lines,
  );
}

function blobFunction(name: string, content: 'bytes' | 'text', pointerSize: PointerSize): string {
  const write = content === 'text' ? 'writeCountedText' : 'writeBlob';
  const lines: string[] = [];
  const out = new Statements('  ', lines);
  out.line('const size = v.getUint32(o, true);');
  out.line('if (size === 0) {');
  out.line(`  if (isNull(s, o + ${pointerSize})) return writeNull(w, q);`);
  out.text('""');
  out.line('  return q;');
  out.line('}');
  out.line(`const p = pointer(s, o + ${pointerSize});`);
  out.line('if (p < 0) return writeNull(w, q);');
  out.line('if (size > s.blobBytes) throw GIVE_UP;');
  out.line(`return ${write}(w, q, s, need(s, p, size), size);`);
  return functionText(`${name}_${content}(${PARAMETERS}): number`, lines);
}

// --- the reserve ---------------------------------------------------------------------------------------------

/** The most bytes that a leaf of each kind can write, quotes included. */
const MOST_LEAF_BYTES: Readonly<Record<string, number>> = {
  ipv6: 48,
  guid: 40,
  filetime: 32,
  float32: 32,
  float64: 32,
};

/** The most bytes that are written for a layout without a check: everything but strings, SIDs, blobs and further elements. */
function mostBytes(layout: ValueLayout): number {
  switch (layout.kind) {
    case 'struct':
      return 8 + membersMost(layout.fields);
    case 'pointer':
      return mostBytes(layout.to);
    case 'counted':
      return 8 + mostBytes(layout.of);
    case 'flags':
      return 16 + Object.keys(layout.bits).reduce((sum, name) => sum + name.length + 3, 0);
    case 'enum':
      return 8 + Math.max(...Object.keys(layout.values).map((name) => name.length));
    case 'bytes':
      return 2 * layout.size + 8;
    case 'sid':
    case 'wideString':
    case 'blob':
      return 8;
    default:
      return MOST_LEAF_BYTES[layout.kind] ?? 24;
  }
}

function membersMost(fields: Fields): number {
  let sum = 0;
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind !== 'union') sum += name.length + 12 + mostBytes(field);
    else {
      const arms = Object.entries(field.arms).map(([armName, { layout }]) =>
        layout.kind === 'anonymous' ? membersMost(layout.fields) : armName.length + 12 + mostBytes(layout),
      );
      sum += Math.max(...arms);
    }
  }
  return sum;
}
