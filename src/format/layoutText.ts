/** A struct's layout as text, in the manner of pahole: the C declaration with offset and size of each member. */
import {
  type Abi,
  ALL_BITS,
  extentOf,
  gapsIn,
  type Placed,
  type PlacedMember,
  type PlacedUnion,
  placementOf,
  type ValueLayout,
} from '../layout/index.ts';

/** Where the offsets begin, so that they line up. */
const OFFSETS_AT = 72;
const INDENT = '    ';

/** The declaration of a struct under an ABI, with the holes in it. Ends with a newline. */
export function layoutText(layout: ValueLayout, abi: Abi): string {
  const { size, align } = extentOf(layout, abi);
  const summary = `/* ${abi}: size ${size}, align ${align}`;
  if (!('fields' in layout)) return `typedef ${layout.ctype};\n${summary} */\n`;
  const { items } = placementOf(layout, abi);
  const holes = gapsIn(items, 0, size);
  const lost = holes.reduce((sum, hole) => sum + hole.size, 0);
  const holesText = `holes ${holes.length}, bytes in holes ${lost}`;
  const body = block(items, 0, size, INDENT, 0, abi);
  return `${[`struct ${layout.ctype} {`, ...body, '};', `${summary}, ${holesText} */`].join('\n')}\n`;
}

/** The lines of the items that lie in `from` to `to`, holes included; `start` is added to what is shown. */
function block(
  items: readonly Placed[],
  from: number,
  to: number,
  indent: string,
  start: number,
  abi: Abi,
): string[] {
  const holes = gapsIn(items, from, to).map(({ offset, size }) => ({
    offset,
    lines: [row(indent, `/* hole */`, start + offset, size)],
  }));
  const rows = items.map((item) => ({
    offset: item.offset,
    lines:
      item.kind === 'union' ? unionLines(item, indent, start, abi) : memberLines(item, indent, start, abi),
  }));
  return [...rows, ...holes].sort((a, b) => a.offset - b.offset).flatMap(({ lines }) => lines);
}

function memberLines(
  { name, layout, offset, size }: PlacedMember,
  indent: string,
  start: number,
  abi: Abi,
): string[] {
  if (layout.kind !== 'struct' || layout.name !== '')
    return [row(indent, `${declaration(layout.ctype, name)};`, start + offset, size)];
  const inner = block(placementOf(layout, abi).items, 0, size, indent + INDENT, start + offset, abi);
  return [`${indent}struct {`, ...inner, row(indent, `} ${name};`, start + offset, size)];
}

function unionLines(
  { tag, mask, arms, offset, size }: PlacedUnion,
  indent: string,
  start: number,
  abi: Abi,
): string[] {
  const inner = arms.flatMap(({ cases, items }) => [
    `${indent}${INDENT}/* ${cases.join(', ')} */`,
    ...block(items, items[0]?.offset ?? 0, 0, indent + INDENT, start, abi),
  ]);
  const selector = mask === ALL_BITS ? tag.name : `${tag.name} & 0x${mask.toString(16)}`;
  return [`${indent}union { /* by ${selector} */`, ...inner, row(indent, '};', start + offset, size)];
}

function row(indent: string, text: string, offset: number, size: number): string {
  return `${(indent + text).padEnd(OFFSETS_AT)} /* ${String(offset).padStart(4)} ${String(size).padStart(4)} */`;
}

/** C writes an array's length after the name, and the star of a pointer before it. */
function declaration(ctype: string, name: string): string {
  const [type = ctype, length = ''] = /^(.*?)(\[\d+\])$/.exec(ctype)?.slice(1) ?? [ctype];
  return type.endsWith('*') ? `${type}${name}` : `${type} ${name}${length}`;
}
