/** Writers in C, which become WebAssembly. src/fast/wasm/ is their run time. */
import type { AnyStruct, Enumeration, Flags, PointerSize } from '../../layout/index.ts';
import { objectsOf, plus, sizeOf, windowsOf } from './code.ts';
import type { Dialect } from './dialect.ts';

export const C: Dialect = {
  file,
  writer(name, body, isArray = false) {
    const head = `static u8 *${name}(u8 *q, ${isArray ? 'u32 count, ' : ''}const u8 *o)`;
    return [`${head} {`, ...body, '}', ''].join('\n');
  },
  enumeration,
  flags,
  load: (type, at) => `load${type}(${at})`,
  call: (name, at, count) => `${name}(q, ${count === undefined ? '' : `${count}, `}${at})`,
  writeValue: (name, value) => `${name}(q, ${value})`,
  writePlace: (name, _form, at, size) => `${name}(q, ${at}${size === undefined ? '' : `, ${size}`})`,
  writeFlags: (name, value) => `writeFlags(&${name}, q, ${value})`,
  writeNull: 'writeNull(q)',
  text: (text) => [`// ${text}`, `${storesOf(text)} q += ${text.length};`],
  character: (character) => `*q++ = '${character}';`,
  equal: '==',
  unequal: '!=',
  follow: (at) => [`const u8 *p = pointer(${at});`, 'if (!p) return writeNull(q);'],
  isNull: (at) => `isNull(${at})`,
  need: (at, size) => `NEED(${at}, ${size});`,
  needElements: (size, objects) => `NEED_ELEMENTS(p, count, ${size}, ${objects});`,
  sizeAt: (at) => `const u32 size = loadUint32(${at});`,
  boundBlob: 'if (size > limits.blobBytes) GIVE_UP;',
  elements: (stride) => `const u8 *a = p; for (u32 i = 0; i < count; i++, a += ${stride}) {`,
  room: 'ROOM(0);',
};

function file(pointerSize: PointerSize, functions: readonly string[], structs: readonly AnyStruct[]): string {
  const rows = structs.map((struct) => {
    const objects = 1 + objectsOf(struct, pointerSize);
    return `  {${struct.name}, ${sizeOf(struct, pointerSize)}, ${objects}},`;
  });
  return [
    '// Generated from the descriptors by src/fast/generator/writers.ts: `npm run generate` writes it anew.',
    `#define POINTER_SIZE ${pointerSize}`,
    '#include "../wasm/runtime.h"',
    '',
    ...functions,
    'static const Writer WRITERS[] = {',
    ...rows,
    '};',
    '',
    '#include "../wasm/kernel.h"',
    '',
  ].join('\n');
}

/** Fixed text in stores of 16, 8 or 4 bytes; what the last one writes past the text is overwritten. */
function storesOf(text: string): string {
  const stores: string[] = [];
  for (let i = 0; i < text.length; ) {
    const rest = text.length - i;
    const size = rest > 8 ? 16 : rest > 4 ? 8 : 4;
    const bytes = Array.from({ length: size }, (_, k) => codeAt(text, i + k));
    const at = plus('q', i);
    if (size === 16) stores.push(`TEXT16(${at}, ${bytes.join(', ')});`);
    else stores.push(`store${8 * size}(${at}, ${wordOf(bytes)});`);
    i += size;
  }
  return stores.join(' ');
}

/** The code of a character; past the end, that of a space. */
function codeAt(text: string, index: number): number {
  return index < text.length ? text.charCodeAt(index) : 0x20;
}

/** A little-endian word. */
function wordOf(bytes: readonly number[]): string {
  const digits = [...bytes].reverse().map((byte) => byte.toString(16).padStart(2, '0'));
  return `0x${digits.join('')}u${bytes.length === 8 ? 'll' : ''}`;
}

function enumeration(layout: Enumeration<string>): string {
  const windows = windowsOf(layout);
  const tables = windows.map(({ names }, i) => {
    const pieces = names.map((name) => `PIECE("\\"${name}\\"")`);
    return `static const Piece ${layout.name}_${i}[] = {${pieces.join(', ')}};`;
  });
  const lookups = windows.map(({ first, names }, i) => {
    const test = first === 0 ? `x < ${names.length}` : `x >= ${first} && x < ${first + names.length}`;
    return `  if (${test}) return writePiece(q, &${layout.name}_${i}[${first === 0 ? 'x' : `x - ${first}`}]);`;
  });
  return [
    ...tables,
    `INLINE u8 *${layout.name}(u8 *q, u32 x) {`,
    ...lookups,
    '  return writeUint32(q, x);',
    '}',
    '',
  ].join('\n');
}

function flags({ name, bits }: Flags): string {
  const sorted = Object.entries(bits).sort(([, a], [, b]) => a - b);
  const lines = sorted.map(([flag, bit]) => `  {${bit}u, "${flag}"},`);
  return [
    `static const Flag ${name}_flags[] = {`,
    ...lines,
    '};',
    `static FlagCache ${name}_cache;`,
    `static const FlagLists ${name} = {${name}_flags, ${sorted.length}, &${name}_cache};`,
    '',
  ].join('\n');
}
