/** Turns the descriptors into straight-line readers: one function for each struct, one object literal for each shape. */
import type {
  AnyStruct,
  Enumeration,
  LeafLayout,
  PlacedMember,
  PointerSize,
  ValueLayout,
} from '../../layout/index.ts';
import { placementOf } from '../../layout/index.ts';
import { type BitBranch, type Plan, planOf } from './branches.ts';
import { abiOf, boundsOf, countType, nameOf, objectsOf, plus, reachable, sizeOf, windowsOf } from './code.ts';
import { TYPESCRIPT } from './typescript.ts';

/** The source of the readers of all structs for a size of pointers. */
export function generateReaders(structs: readonly AnyStruct[], pointerSize: PointerSize): string {
  const seen = new Set<string>();
  const needed = structs.flatMap((struct) => [...reachable(struct, seen, pointerSize)]);
  const functions = needed.map((layout) => functionOf(layout, pointerSize)).filter((text) => text !== '');
  return [
    ...headOf(functions.join('\n'), pointerSize),
    '',
    ...functions,
    'export const readers: Readonly<Record<string, Reader>> = {',
    ...structs.map((struct) => {
      const { name } = struct;
      return `  ${name}: { read: ${name}, ${boundsOf(struct, pointerSize)} },`;
    }),
    '};',
    '',
  ].join('\n');
}

/** The first lines of the file: where it comes from, and what of the run time its code calls. */
function headOf(code: string, pointerSize: PointerSize): string[] {
  const runTime: readonly (readonly [from: string, names: readonly string[]])[] = [
    ['pointers', ['address', 'isNull', 'pointer']],
    ['leaves', ['bytes', 'guid', 'ipv4', 'ipv6', 'mac', 'sid', 'uint64']],
    ['source', ['GIVE_UP', 'need', 'needElements']],
    ['strings', ['countedText', 'wideString']],
  ];
  const imports = runTime.map(([from, names]) => {
    // Members have such names, too.
    const called = names.filter((name) => new RegExp(`(?<![.\\w])${name}[(;]`).test(code));
    const imported = from === 'pointers' ? called.map((name) => `${name}${pointerSize} as ${name}`) : called;
    if (from === 'source') imported.push('type Source');
    return imported.length === 0 ? '' : `import { ${imported.join(', ')} } from '../${from}.ts';`;
  });
  return [
    '// Generated from the descriptors by src/fast/generator/readers.ts: `npm run generate` writes it anew.',
    "import type { Reader } from '../reader.ts';",
    ...imports.filter((line) => line !== ''),
  ];
}

function functionOf(layout: ValueLayout, pointerSize: PointerSize): string {
  switch (layout.kind) {
    case 'struct':
      return structFunction(layout, pointerSize);
    case 'enum':
      return enumFunction(layout);
    case 'pointer':
      return layout.isOpaque ? '' : pointerFunction(layout.to, pointerSize);
    case 'counted':
      return arrayFunction(layout.of, pointerSize);
    case 'blob':
      return blobFunction(layout.name, layout.content, pointerSize);
    default:
      return '';
  }
}

// --- structs -------------------------------------------------------------------------------------------------

function structFunction(layout: AnyStruct, pointerSize: PointerSize): string {
  const body = planLines(planOf(placementOf(layout, abiOf(pointerSize)).items), new Map(), '  ');
  return functionText(`${nameOf(layout)}(s: Source, o: number)`, body);
}

/** A function; the view gets a name where it is used. */
function functionText(head: string, body: readonly string[]): string {
  const view = body.some((line) => /\bv\./.test(line)) ? ['  const v = s.view;'] : [];
  return [`function ${head} {`, ...view, ...body, '}', ''].join('\n');
}

/** Tags whose value is known in this branch, by the expression for it. */
type Known = ReadonlyMap<string, string>;

function planLines(plan: Plan, known: Known, indent: string): string[] {
  if (plan.kind === 'straight') return literalLines(plan.members, known, indent);
  if (plan.kind === 'bit') return bitLines(plan, known, indent);
  const { tag, cases, otherwise } = plan;
  const value = `${tag.name}Value`;
  const enumName = nameOf(tag.layout);
  const lines = [
    `${indent}const ${value} = v.getUint32(${plus('o', tag.offset)}, true);`,
    `${indent}switch (${value}) {`,
  ];
  for (const { names, values, plan: inner } of cases) {
    const [only] = names;
    const expression = names.length === 1 ? `'${only}'` : `${enumName}(${value})`;
    lines.push(
      ...values.map((tagValue) => `${indent}  case ${tagValue}:`),
      `${indent}  {`,
      ...planLines(inner, new Map([...known, [tag.name, expression]]), `${indent}    `),
      `${indent}  }`,
    );
  }
  lines.push(
    `${indent}  default: {`,
    ...planLines(otherwise, new Map([...known, [tag.name, `${enumName}(${value})`]]), `${indent}    `),
    `${indent}  }`,
    `${indent}}`,
  );
  return lines;
}

function bitLines({ tag, bit, set, clear }: BitBranch, known: Known, indent: string): string[] {
  return [
    `${indent}if ((v.getUint32(${plus('o', tag.offset)}, true) & ${bit}) !== 0) {`,
    ...planLines(set, known, `${indent}  `),
    `${indent}}`,
    ...planLines(clear, known, indent),
  ];
}

function literalLines(members: readonly PlacedMember[], known: Known, indent: string): string[] {
  const properties = members
    .filter(({ isCount }) => !isCount)
    .map((member) => `${indent}  ${member.name}: ${known.get(member.name) ?? memberExpression(member)},`);
  return [`${indent}return {`, ...properties, `${indent}};`];
}

function memberExpression({ layout, offset, count }: PlacedMember): string {
  const at = plus('o', offset);
  if (count === undefined) return inline(layout, at);
  return `${nameOf(layout)}(s, ${TYPESCRIPT.load(countType(count), plus('o', count.offset))}, ${at})`;
}

// --- values --------------------------------------------------------------------------------------------------

/** An expression for the value of a layout whose bytes were found to be there. */
function inline(layout: ValueLayout, at: string): string {
  switch (layout.kind) {
    case 'pointer':
      return layout.isOpaque ? `address(s, ${at})` : `${nameOf(layout)}(s, ${at})`;
    case 'struct':
    case 'blob':
      return `${nameOf(layout)}(s, ${at})`;
    case 'counted':
    case 'sid':
    case 'wideString':
      throw new TypeError(`${layout.ctype} cannot stand alone`);
    default:
      return leaf(layout, at);
  }
}

function leaf(layout: LeafLayout, at: string): string {
  switch (layout.kind) {
    case 'uint8':
      return `v.getUint8(${at})`;
    case 'int8':
      return `v.getInt8(${at})`;
    case 'uint16':
      return `v.getUint16(${at}, true)`;
    case 'int16':
      return `v.getInt16(${at}, true)`;
    case 'uint32':
    case 'flags':
      return `v.getUint32(${at}, true)`;
    case 'int32':
      return `v.getInt32(${at}, true)`;
    case 'float32':
      return `v.getFloat32(${at}, true)`;
    case 'float64':
      return `v.getFloat64(${at}, true)`;
    case 'uint64':
      return `uint64(s, ${at})`;
    case 'filetime':
      return `v.getBigUint64(${at}, true)`;
    case 'int64':
      return `v.getBigInt64(${at}, true)`;
    case 'bool':
      return `v.getUint32(${at}, true) !== 0`;
    case 'enum':
      return `${layout.name}(v.getUint32(${at}, true))`;
    case 'ipv4':
      return `ipv4(v.getUint32(${at}, true))`;
    case 'guid':
    case 'ipv6':
    case 'mac':
      return `${layout.kind}(s, ${at})`;
    case 'bytes':
      return `bytes(s, ${at}, ${layout.size})`;
  }
}

/** Names in a table for each run of values: a value without one stays a number. */
function enumFunction(layout: Enumeration<string>): string {
  const windows = windowsOf(layout);
  const tables = windows.map(
    ({ names }, i) =>
      `const ${layout.name}_${i} = [${names.map((name) => `'${name}'`).join(', ')}] as const;`,
  );
  const lookups = windows.map(({ first, names }, i) => {
    const test = first === 0 ? `x < ${names.length}` : `x >= ${first} && x < ${first + names.length}`;
    return `  if (${test}) return ${layout.name}_${i}[${first === 0 ? 'x' : `x - ${first}`}] as string;`;
  });
  return [...tables, `function ${layout.name}(x: number) {`, ...lookups, '  return x;', '}', ''].join('\n');
}

// --- what pointers lead to -----------------------------------------------------------------------------------

function pointerFunction(to: ValueLayout, pointerSize: PointerSize): string {
  return functionText(`pointer_to_${nameOf(to)}(s: Source, o: number)`, [
    '  const p = pointer(s, o);',
    `  return p < 0 ? null : ${pointee(to, pointerSize)};`,
  ]);
}

function pointee(to: ValueLayout, pointerSize: PointerSize): string {
  if (to.kind === 'wideString' || to.kind === 'sid') return `${to.kind}(s, p)`;
  return inline(to, `need(s, p, ${sizeOf(to, pointerSize)})`);
}

function arrayFunction(of: ValueLayout, pointerSize: PointerSize): string {
  const stride = sizeOf(of, pointerSize);
  return functionText(`array_of_${nameOf(of)}(s: Source, count: number, o: number)`, [
    '  if (count === 0) return [];',
    '  const p = pointer(s, o);',
    '  if (p < 0) return null;',
    `  needElements(s, p, count, ${sizeOf(of, pointerSize)}, ${1 + objectsOf(of, pointerSize)});`,
    // Not grown by push, which would leave room for more in each array that is kept.
    '  const values = new Array<unknown>(count);',
    `  for (let i = 0, q = p; i < count; i++, q += ${stride}) values[i] = ${inline(of, 'q')};`,
    '  return values;',
  ]);
}

function blobFunction(name: string, content: 'bytes' | 'text', pointerSize: PointerSize): string {
  const [read, empty] = content === 'text' ? ['countedText', "''"] : ['bytes', 'new Uint8Array(0)'];
  return functionText(`${name}_${content}(s: Source, o: number)`, [
    '  const size = v.getUint32(o, true);',
    `  if (size === 0) return isNull(s, o + ${pointerSize}) ? null : ${empty};`,
    `  const p = pointer(s, o + ${pointerSize});`,
    '  if (p < 0) return null;',
    '  if (size > s.blobBytes) throw GIVE_UP;',
    `  return ${read}(s, need(s, p, size), size);`,
  ]);
}
