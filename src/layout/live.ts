/** Which members a decoded object has: for formats, which know descriptors and values but no offsets. */
import { ALL_BITS, caseNumbers, masked } from './cases.ts';
import type { AnyUnion, Fields, ValueLayout } from './descriptor.ts';

/**
 * The members that an object of these fields has, in C order: no counts, and of each union what its tag selects.
 * @param value the object, asked for the tags' values (names or numbers).
 */
export function* liveMembers(
  fields: Fields,
  value: Readonly<Record<string, unknown>>,
): Generator<readonly [name: string, layout: ValueLayout]> {
  const counts = countNames(fields);
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind !== 'union') {
      if (!counts.has(name)) yield [name, field];
      continue;
    }
    const isSelected = selector(field, fields, value);
    const live = Object.entries(field.arms).find(([, { cases }]) => isSelected(cases));
    if (live === undefined) continue;
    const [armName, { layout }] = live;
    if (layout.kind === 'anonymous') yield* liveMembers(layout.fields, value);
    else yield [armName, layout];
  }
}

/** Whether one of some cases is the tag's value: cases can be other names of it than the one that is decoded. */
function selector(
  union: AnyUnion,
  fields: Fields,
  value: Readonly<Record<string, unknown>>,
): (cases: readonly string[]) => boolean {
  const tag = fields[union.tag];
  const tagValue = value[union.tag];
  const number = typeof tagValue === 'string' && tag?.kind === 'enum' ? tag.values[tagValue] : tagValue;
  if (typeof number !== 'number') return () => false;
  const numbers = caseNumbers(union, tag);
  const decisive = masked(number, union.bit ?? ALL_BITS);
  return (cases) => cases.some((name) => numbers[name] === decisive);
}

const counts = new WeakMap<Fields, ReadonlySet<string>>();

/** Names of the members that count an array: the object has the array's length instead. */
export function countNames(fields: Fields): ReadonlySet<string> {
  let names = counts.get(fields);
  if (names === undefined) {
    names = new Set(
      Object.values(fields).flatMap((field) => (field.kind === 'counted' ? [field.count] : [])),
    );
    counts.set(fields, names);
  }
  return names;
}
