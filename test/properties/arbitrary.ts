/**
 * Values of any layout, for properties that hold whatever the value: `arbitraryOf(layout)` derives them from the
 * descriptor, and leans towards what decoders get wrong.
 */
import fc from 'fast-check';
import type {
  Anonymous,
  AnyStruct,
  AnyUnion,
  Arms,
  BitUnion,
  Blob,
  Counted,
  Enumeration,
  Fields,
  Flags,
  Infer,
  LeafLayout,
  Union,
  ValueLayout,
} from '../../src/index.ts';

/** The further down an array lies, the fewer elements it has: so arrays of arrays do not multiply. */
const depthIdentifier = fc.createDepthIdentifier();
const DEPTH = { depthIdentifier, depthSize: 'medium' } as const;

const cache = new WeakMap<ValueLayout, fc.Arbitrary<unknown>>();

/** Values that encode, and decode to themselves: members in C order, no counts, enum numbers without a name only. */
export function arbitraryOf<L extends ValueLayout>(layout: L): fc.Arbitrary<Infer<L>>;
export function arbitraryOf(layout: ValueLayout): fc.Arbitrary<unknown> {
  let arbitrary = cache.get(layout);
  if (arbitrary === undefined) {
    arbitrary = build(layout);
    cache.set(layout, arbitrary);
  }
  return arbitrary;
}

function build(layout: ValueLayout): fc.Arbitrary<unknown> {
  switch (layout.kind) {
    case 'struct':
      return structs(layout);
    case 'pointer':
      // An address that fits under every ABI, and is not NULL.
      return fc.option(
        layout.isOpaque ? fc.bigInt({ min: 1n, max: 2n ** 32n - 1n }) : arbitraryOf(layout.to),
        {
          nil: null,
          freq: 5,
        },
      );
    case 'counted':
      return arrays(layout);
    case 'blob':
      return blobs(layout);
    case 'sid':
      return sids();
    case 'wideString':
      return texts(CODE_UNITS);
    default:
      return leaves(layout);
  }
}

// --- structs and unions ------------------------------------------------------------------------------------

/** Members and their values, in C order. */
type Entries = readonly (readonly [name: string, value: unknown])[];

/**
 * The tags that were chosen so far: a name, or undefined for a number that has none; of tags whose bits decide the value, a
 * number or a name.
 */
type Tags = ReadonlyMap<string, unknown>;

function structs({ fields }: AnyStruct): fc.Arbitrary<unknown> {
  return entriesOf(fields).map((entries) => Object.fromEntries(entries));
}

/** The members of one struct or anonymous struct: for each value of each tag a branch of its own. */
function entriesOf(fields: Fields, tags: Tags = new Map()): fc.Arbitrary<Entries> {
  const union = unionsOf(fields).find((union) => !tags.has(union.tag));
  if (union?.bit !== undefined) return byBits(fields, union.tag, tags);
  const tag = union?.tag;
  if (tag === undefined) return fc.tuple(...members(fields, tags)).map((entries) => entries.flat());
  const names: (string | undefined)[] = [undefined, ...firstNames(enumOf(fields, tag))];
  return fc.oneof(
    ...names.map((name) => ({
      weight: name === undefined ? 2 : 1,
      arbitrary: entriesOf(fields, new Map([...tags, [tag, name]])),
    })),
  );
}

function byBits(fields: Fields, tag: string, tags: Tags): fc.Arbitrary<Entries> {
  const layout = fields[tag];
  if (layout === undefined || layout.kind === 'union') throw new TypeError(`there is no tag ${tag}`);
  return arbitraryOf(layout).chain((value) => entriesOf(fields, new Map([...tags, [tag, value]])));
}

function* members(fields: Fields, tags: Tags): Generator<fc.Arbitrary<Entries>> {
  const counts = Object.values(fields).map((field) => (field.kind === 'counted' ? field.count : undefined));
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind === 'union') {
      const arm = field.bit === undefined ? liveArm(field, tags) : armByBit(fields, field, tags);
      if (arm?.layout.kind === 'anonymous') yield entriesOf(arm.layout.fields);
      else if (arm !== undefined) yield entry(arm.name, arbitraryOf(arm.layout));
    } else if (tags.has(name)) {
      const chosen = tags.get(name);
      // A value of undefined is a number that has no name.
      yield entry(name, chosen === undefined ? unnamed(enumOf(fields, name)) : fc.constant(chosen));
    } else if (!counts.includes(name)) yield entry(name, arbitraryOf(field));
  }
}

function entry(name: string, values: fc.Arbitrary<unknown>): fc.Arbitrary<Entries> {
  return values.map((value) => [[name, value]]);
}

function unionsOf(fields: Fields): AnyUnion[] {
  return Object.values(fields).filter((field) => field.kind === 'union');
}

function enumOf(fields: Fields, tag: string): Enumeration<string> {
  const selector = fields[tag];
  if (selector?.kind !== 'enum') throw new TypeError(`the tag ${tag} is not an enumeration`);
  return selector;
}

function liveArm(
  { tag, arms }: Union<string, Arms>,
  tags: Tags,
): { name: string; layout: ValueLayout | Anonymous<Fields> } | undefined {
  const chosen = tags.get(tag);
  if (typeof chosen !== 'string') return undefined;
  for (const [name, { cases, layout }] of Object.entries(arms))
    if (cases.includes(chosen)) return { name, layout };
  return undefined;
}

function armByBit(
  fields: Fields,
  { tag, bit, arms }: BitUnion<string, Arms>,
  tags: Tags,
): { name: string; layout: ValueLayout | Anonymous<Fields> } | undefined {
  const chosen = tags.get(tag);
  const number = typeof chosen === 'string' ? enumOf(fields, tag).values[chosen] : chosen;
  const wanted = (BigInt(Number(number)) & BigInt(bit)) === 0n ? 'clear' : 'set';
  const live = Object.entries(arms).find(([, { cases }]) => cases.includes(wanted));
  return live === undefined ? undefined : { name: live[0], layout: live[1].layout };
}

// --- what pointers lead to ----------------------------------------------------------------------------------

function arrays({ of }: Counted<string, ValueLayout>): fc.Arbitrary<unknown> {
  const elements = fc.array(arbitraryOf(of), { ...DEPTH, maxLength: 6 });
  return fc.option(elements, { nil: null, freq: 5 });
}

function blobs({ content }: Blob<Uint8Array> | Blob<string>): fc.Arbitrary<unknown> {
  const contents: fc.Arbitrary<unknown> =
    content === 'text' ? texts([...CODE_UNITS, '\0']) : fc.uint8Array({ maxLength: 40 });
  return fc.option(contents, { nil: null, freq: 5 });
}

/** Code units that text decoders trip over: byte order mark, halves of a surrogate pair, what JSON escapes. */
const CODE_UNITS = [
  ...'aZ09\\:"/\u0001\u007f\u0085',
  '\u{1f512}',
  '\ufeff',
  '\ufffe',
  '\uffff',
  '\ud800',
  '\udbff',
  '\udc00',
  '\udfff',
  '\u2028',
];

function texts(units: readonly string[]): fc.Arbitrary<string> {
  const unit = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...units) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 0xffff }).map((code) => String.fromCharCode(code)) },
  );
  return fc.oneof(
    { weight: 8, arbitrary: fc.string({ unit, maxLength: 12 }) },
    { weight: 1, arbitrary: fc.string({ unit, minLength: 30, maxLength: 60 }) },
    { weight: 1, arbitrary: fc.constant('') },
  );
}

/** Sub-authorities at all counts of a byte, seldom more than the 15 that Windows allows. */
function sids(): fc.Arbitrary<string> {
  const revision = fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: integers(8) });
  const authority = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 18 }) },
    { weight: 1, arbitrary: integers(32) },
    { weight: 1, arbitrary: fc.constantFrom(2 ** 32, 2 ** 40 + 5, 2 ** 48 - 1) },
    { weight: 1, arbitrary: fc.integer({ min: 2 ** 32, max: 2 ** 48 - 1 }) },
  );
  const subAuthorities = fc.oneof(
    { weight: 20, arbitrary: fc.array(integers(32), { maxLength: 15, size: 'max', ...DEPTH }) },
    { weight: 1, arbitrary: fc.array(integers(32), { minLength: 16, maxLength: 255, size: 'max' }) },
  );
  return fc.tuple(revision, authority, subAuthorities).map(([first, second, rest]) => {
    const text = second < 2 ** 32 ? `${second}` : `0x${second.toString(16).padStart(12, '0')}`;
    return ['S', first, text, ...rest].join('-');
  });
}

// --- leaves ------------------------------------------------------------------------------------------------

function leaves(layout: LeafLayout): fc.Arbitrary<unknown> {
  switch (layout.kind) {
    case 'uint8':
      return integers(8);
    case 'uint16':
      return integers(16);
    case 'uint32':
      return integers(32);
    case 'int8':
      return signed(8);
    case 'int16':
      return signed(16);
    case 'int32':
      return signed(32);
    case 'float32':
      return floats(fc.float(), (value) => Math.fround(value));
    case 'float64':
      return floats(fc.double(), (value) => value);
    case 'uint64':
    case 'filetime':
      return bigints(0n, 2n ** 64n - 1n, 2n ** 63n, LAST_NAMED_TICK, LAST_NAMED_TICK + 1n);
    case 'int64':
      return bigints(-(2n ** 63n), 2n ** 63n - 1n, -1n, 0n);
    case 'bool':
      return fc.boolean();
    case 'enum':
      return fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...firstNames(layout)) },
        { weight: 1, arbitrary: unnamed(layout) },
      );
    case 'flags':
      return flagWords(layout);
    case 'guid':
      return guids();
    case 'ipv4':
      return fc.tuple(byte, byte, byte, byte).map((octets) => octets.join('.'));
    case 'ipv6':
      return ipv6s();
    case 'mac':
      return byteTuples(6).map((bytes) => bytes.map((it) => hex(it, 2).toUpperCase()).join('-'));
    case 'bytes':
      return fc.uint8Array({ minLength: layout.size, maxLength: layout.size });
  }
}

/** The last tick of the year 9999, and so the last that has a date in JSON. */
const LAST_NAMED_TICK = 2650467743999999999n;

function integers(bits: number): fc.Arbitrary<number> {
  const most = 2 ** bits - 1;
  return fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: most }) },
    { weight: 1, arbitrary: fc.constantFrom(0, 1, 2 ** (bits - 1) - 1, 2 ** (bits - 1), most) },
  );
}

function signed(bits: number): fc.Arbitrary<number> {
  const least = -(2 ** (bits - 1));
  return fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: least, max: -least - 1 }) },
    { weight: 1, arbitrary: fc.constantFrom(least, -1, 0, 1, -least - 1) },
  );
}

function bigints(min: bigint, max: bigint, ...others: bigint[]): fc.Arbitrary<bigint> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.bigInt({ min, max }) },
    { weight: 1, arbitrary: fc.constantFrom(min, max, ...others) },
  );
}

function floats(any: fc.Arbitrary<number>, round: (value: number) => number): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 2, arbitrary: any },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        ...[Number.NaN, -0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0.1].map(round),
      ),
    },
  );
}

/** The names that decode: of those that share a value the first. */
export function firstNames({ values }: Enumeration<string>): string[] {
  const seen = new Set<number>();
  return Object.entries(values)
    .filter(([, value]) => !seen.has(value) && seen.add(value))
    .map(([name]) => name);
}

/** Numbers that an enumeration has no name for. */
function unnamed({ values }: Enumeration<string>): fc.Arbitrary<number> {
  const named = new Set(Object.values(values));
  const next = (Math.max(...named) + 1) >>> 0;
  return fc
    .oneof(fc.constantFrom(next, 0x7fffffff, 0xffffffff), fc.integer({ min: 0, max: 0x200 }), integers(32))
    .filter((number) => !named.has(number));
}

function flagWords({ bits }: Flags): fc.Arbitrary<number> {
  const known = fc.subarray(Object.values(bits)).map((set) => set.reduce((word, bit) => word | bit, 0) >>> 0);
  return fc.oneof(known, integers(32));
}

const byte = fc.integer({ min: 0, max: 0xff });

function byteTuples(length: number): fc.Arbitrary<number[]> {
  return fc.array(byte, { minLength: length, maxLength: length });
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

function guids(): fc.Arbitrary<string> {
  return byteTuples(16).map((bytes) => {
    const digits = bytes.map((it) => hex(it, 2)).join('');
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  });
}

/** Text that Node's URL writes, which compresses zeros as RFC 5952 wants it; only ::ffff:0:0/96 it leaves in hex. */
function ipv6s(): fc.Arbitrary<string> {
  const group = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: integers(16) });
  const any = fc
    .array(group, { minLength: 8, maxLength: 8 })
    .filter((groups) => groups[5] !== 0xffff || groups.slice(0, 5).some((it) => it !== 0))
    .map((groups) => new URL(`http://[${groups.map((it) => hex(it, 1)).join(':')}]`).hostname.slice(1, -1));
  const mapped = byteTuples(4).map((octets) => `::ffff:${octets.join('.')}`);
  return fc.oneof({ weight: 6, arbitrary: any }, { weight: 1, arbitrary: mapped });
}
