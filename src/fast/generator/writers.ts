/** Turns the descriptors into straight-line writers of JSON: bytes of memory to bytes of text, with no object in between. */
import type {
  AnyStruct,
  Enumeration,
  Flags,
  PlacedMember,
  PointerSize,
  ValueLayout,
} from '../../layout/index.ts';
import { placementOf } from '../../layout/index.ts';
import { RESERVE } from '../json/sink.ts';
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
import { writeLeaf } from './leafWriters.ts';
import { mostBytes } from './reserve.ts';
import { Statements } from './statements.ts';

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
    ...headOf(pointerSize),
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

/** The first lines of the file: where it comes from, and what it imports. */
function headOf(pointerSize: PointerSize): string[] {
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
  ];
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
      writeLeaf(layout, at, out);
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

// --- what pointers lead to ------------------------------------------------------------------------------------

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
