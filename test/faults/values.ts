/**
 * Values in which everything is there: no pointer is NULL, no array and no blob is empty, and of several values for
 * one layout each union's arms are all live in one or the other. They are the same in each run.
 */
import type {
  Anonymous,
  AnyUnion,
  Counted,
  Enumeration,
  Fields,
  Infer,
  LeafLayout,
  ValueLayout,
} from '../../src/index.ts';

/** As few values of a layout as make every arm live that it reaches. */
export function fullValues<L extends ValueLayout>(layout: L): Infer<L>[];
export function fullValues(layout: ValueLayout): unknown[] {
  return new Maker().values(layout);
}

/** Members and their values, in C order. */
type Members = Readonly<Record<string, unknown>>;

class Maker {
  /** Goes into every leaf, so that no two say the same. */
  #number = 0;

  values(layout: ValueLayout): unknown[] {
    switch (layout.kind) {
      case 'struct':
        return this.#records(layout.fields);
      case 'pointer':
        // An address of either size.
        return layout.isOpaque ? [BigInt(this.#next()) * 0x1_0001n] : this.values(layout.to);
      case 'counted':
        return this.#arrays(layout);
      case 'blob':
        return [layout.content === 'text' ? this.#text() : this.#bytes(1 + (this.#next() % 13))];
      case 'sid':
        return [`S-1-5-21-${this.#next()}${'-4000000000'.repeat(this.#number % 4)}`];
      case 'wideString':
        return [this.#text()];
      default:
        return [this.#leaf(layout)];
    }
  }

  /** All values of the element, two in an array. */
  #arrays({ of }: Counted<string, ValueLayout>): unknown[][] {
    const elements = this.values(of);
    if (elements.length === 1) return [[...elements, ...this.values(of)]];
    return Array.from({ length: Math.ceil(elements.length / 2) }, (_, i) => elements.slice(2 * i, 2 * i + 2));
  }

  #records(fields: Fields): Members[] {
    const tags = [...new Set(unionsOf(fields).map(({ tag }) => tag))];
    const choices = inStep(tags.map((tag) => casesOf(fields, tag)));
    return choices.flatMap((names) =>
      inStep(this.#members(fields, new Map(names.map((name, i) => [tags[i] ?? '', name])))).map(
        (members): Members => Object.assign({}, ...members),
      ),
    );
  }

  /** For each member (of an anonymous struct: for all of its members at once) the values that it takes. */
  #members(fields: Fields, tags: ReadonlyMap<string, unknown>): Members[][] {
    const counts = Object.values(fields).map((field) => (field.kind === 'counted' ? field.count : undefined));
    return Object.entries(fields).flatMap(([name, field]): Members[][] => {
      if (field.kind === 'union') {
        const arm = liveArm(field, caseOf(field, fields[field.tag], tags.get(field.tag)));
        if (arm === undefined) return [];
        const [armName, layout] = arm;
        return [layout.kind === 'anonymous' ? this.#records(layout.fields) : this.#named(armName, layout)];
      }
      const tag = tags.get(name);
      if (tag !== undefined) return [[{ [name]: tag }]];
      return counts.includes(name) ? [] : [this.#named(name, field)];
    });
  }

  #named(name: string, layout: ValueLayout): Members[] {
    return this.values(layout).map((value) => ({ [name]: value }));
  }

  #leaf(layout: LeafLayout): unknown {
    const n = this.#next();
    switch (layout.kind) {
      case 'uint8':
        return n % 256;
      case 'uint16':
        return (n * 257) % 65536;
      case 'uint32':
      case 'flags':
        return (n * 0x1010101) % 2 ** 32;
      case 'int8':
        return -1 - (n % 128);
      case 'int16':
        return -1 - (n % 32768);
      case 'int32':
        return -n;
      case 'float32':
      case 'float64':
        return n + 0.5;
      case 'uint64':
      case 'filetime':
        return BigInt(n) * 0x1_0000_0001n;
      case 'int64':
        return BigInt(n) * -0x1_0000_0001n;
      case 'bool':
        return true;
      case 'enum':
        return firstName(layout, n);
      case 'guid':
        return `00112233-4455-6677-8899-aabbcc${n.toString(16).padStart(6, '0')}`;
      case 'ipv4':
        return `10.1.${n >> 8}.${n % 256}`;
      case 'ipv6':
        return `2001:db8::${n.toString(16)}`;
      case 'mac':
        return `02-00-5E-00-00-${(n % 256).toString(16).padStart(2, '0').toUpperCase()}`;
      case 'bytes':
        return this.#bytes(layout.size);
    }
  }

  #bytes(length: number): Uint8Array {
    const first = this.#next();
    return Uint8Array.from({ length }, (_, i) => first + i);
  }

  /** Of several lengths, the empty text among them. */
  #text(): string {
    const n = this.#next();
    return n % 7 === 0 ? '' : `\\device\\${n}`.slice(0, 1 + (n % 12));
  }

  #next(): number {
    this.#number++;
    return this.#number;
  }
}

/** The lists side by side, the shorter ones again from their start: as many rows as the longest list has. */
function inStep<T>(lists: readonly (readonly T[])[]): T[][] {
  const length = Math.max(1, ...lists.map((list) => list.length));
  return Array.from({ length }, (_, i) => lists.flatMap((list) => list.slice(i % list.length).slice(0, 1)));
}

function unionsOf(fields: Fields): AnyUnion[] {
  return Object.values(fields).filter((field) => field.kind === 'union');
}

/** For each arm that a tag selects, one value of the tag that does: a name, or where bits decide a name or a number. */
function casesOf(fields: Fields, tag: string): unknown[] {
  const unions = unionsOf(fields).filter((union) => union.tag === tag);
  const cases = unions.flatMap((union) =>
    Object.values(union.arms).flatMap(({ cases: [first = ''] }) =>
      union.bit === undefined ? [first] : valueWith(fields[tag], union.bit, first === 'set'),
    ),
  );
  return [...new Set(cases)];
}

/** A value of a tag in which a bit is set or not. */
function valueWith(tag: Fields[string] | undefined, bit: number, isSet: boolean): unknown {
  if (tag?.kind !== 'enum') return isSet ? bit : 0;
  return Object.keys(tag.values).find((name) => (((tag.values[name] ?? 0) & bit) !== 0) === isSet);
}

/** What a tag's value is called among the cases of a union. */
function caseOf({ bit }: AnyUnion, tag: Fields[string] | undefined, value: unknown): unknown {
  if (bit === undefined) return value;
  const number = typeof value === 'string' && tag?.kind === 'enum' ? tag.values[value] : value;
  return (Number(number) & bit) === 0 ? 'clear' : 'set';
}

function liveArm(
  { arms }: AnyUnion,
  tag: unknown,
): readonly [name: string, layout: ValueLayout | Anonymous<Fields>] | undefined {
  for (const [name, { cases, layout }] of Object.entries(arms))
    if (cases.some((name) => name === tag)) return [name, layout];
  return undefined;
}

/** The n-th of the names that numbers decode to: of those that share a number, the first. */
function firstName({ values }: Enumeration<string>, n: number): string | undefined {
  const names = Object.keys(values);
  const first = names.filter((name) => names.find((other) => values[other] === values[name]) === name);
  return first[n % first.length];
}
