/** Writers in TypeScript. */
import type { AnyStruct, Enumeration, Flags, PointerSize } from '../../layout/index.ts';
import { wordsOf } from '../json/sink.ts';
import { boundsOf, plus, windowsOf } from './code.ts';
import type { Dialect } from './dialect.ts';

const PARAMETERS = 's: Source, w: Sink, q: number';

export const TYPESCRIPT: Dialect = {
  file,
  writer(name, body, isArray = false) {
    return functionText(`${name}(${PARAMETERS}, ${isArray ? 'count: number, ' : ''}o: number): number`, body);
  },
  enumeration,
  flags,
  load: (type, at) => (type.endsWith('8') ? `v.get${type}(${at})` : `v.get${type}(${at}, true)`),
  call: (name, at, count) => `${name}(s, w, q, ${count === undefined ? '' : `${count}, `}${at})`,
  writeValue: (name, value) => `${name}(w, q, ${value})`,
  writePlace(name, form, at, size) {
    const memory = { source: 's', bytes: 's.bytes', view: 'v' }[form];
    return `${name}(w, q, ${memory}, ${at}${size === undefined ? '' : `, ${size}`})`;
  },
  writeFlags: (name, value) => `${name}.write(w, q, ${value})`,
  writeNull: 'writeNull(w, q)',
  text(text) {
    // Eight bytes at a time; what the last store writes past the text is overwritten.
    const stores = wordsOf(text).map((word, i) => `t.setFloat64(${plus('q', 8 * i)}, ${word}, true);`);
    return [`// ${text}`, `${stores.join(' ')} q += ${text.length};`];
  },
  character: (character) => `b[q++] = ${character.charCodeAt(0)}; // ${character}`,
  equal: '===',
  unequal: '!==',
  follow: (at) => [`const p = pointer(s, ${at});`, 'if (p < 0) return writeNull(w, q);'],
  isNull: (at) => `isNull(s, ${at})`,
  need: (at, size) => `need(s, ${at}, ${size});`,
  needElements: (size, objects) => `needElements(s, p, count, ${size}, ${objects});`,
  sizeAt: (at) => `const size = v.getUint32(${at}, true);`,
  boundBlob: 'if (size > s.blobBytes) throw GIVE_UP;',
  elements: (stride) => `for (let i = 0, a = p; i < count; i++, a += ${stride}) {`,
  room: 'room(w, q, 0);',
};

function file(pointerSize: PointerSize, functions: readonly string[], structs: readonly AnyStruct[]): string {
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

/** Names in a table for each run of values: a value without one is written as a number. */
function enumeration(layout: Enumeration<string>): string {
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

function flags({ name, bits }: Flags): string {
  const lines = Object.entries(bits).map(([flag, bit]) => `  ${flag}: ${bit},`);
  return [`const ${name} = new FlagLists({`, ...lines, '});', ''].join('\n');
}
