/**
 * What a descriptor is: plain data that mirrors a C declaration and knows nothing of decoding. `kind` says
 * which C construct it is, `ctype` how C spells its type, and the phantom `~type` carries the TypeScript type
 * of a decoded value, so that `Infer` is one lookup.
 */

/** A layout whose decoded value is a `T`. `~type` exists for the type checker alone. */
export interface Layout<T> {
  readonly kind: string;
  readonly ctype: string;
  readonly '~type'?: T;
}

/** The type of the value that a layout decodes to. (Exclude, since NonNullable would strip a pointer's null.) */
export type Infer<L extends Layout<unknown>> = Exclude<L['~type'], undefined>;

/** A leaf of fixed size: the same under every ABI. */
export interface Leaf<K extends string, T> extends Layout<T> {
  readonly kind: K;
  readonly size: number;
  readonly align: number;
}

export type NumberKind = 'uint8' | 'uint16' | 'uint32' | 'int8' | 'int16' | 'int32' | 'float32' | 'float64';
export type BigintKind = 'uint64' | 'int64' | 'filetime';
export type TextKind = 'guid' | 'ipv4' | 'ipv6' | 'mac';

export type NumberLeaf = Leaf<NumberKind, number>;
export type BigintLeaf = Leaf<BigintKind, bigint>;
export type TextLeaf = Leaf<TextKind, string>;
export type BoolLeaf = Leaf<'bool', boolean>;
export type BytesLeaf = Leaf<'bytes', Uint8Array>;

/** A 32-bit value with names: the name when there is one, else the unsigned number. */
export interface Enumeration<N extends string> extends Leaf<'enum', N | number> {
  readonly name: string;
  readonly values: Readonly<Record<N, number>>;
}

/** A 32-bit word of flags: a number when decoded, a list of names in JSON. */
export interface Flags extends Leaf<'flags', number> {
  readonly name: string;
  readonly bits: Readonly<Record<string, number>>;
}

/** A SID: as long as its own SubAuthorityCount says, so only pointers lead to one. */
export interface Sid extends Layout<string> {
  readonly kind: 'sid';
}

/** UTF-16 text up to a NUL: only pointers lead to one. */
export interface WideString extends Layout<string> {
  readonly kind: 'wideString';
}

/** A counted run of bytes (FWP_BYTE_BLOB): decodes to the bytes or, where they are text, to a string. */
export interface Blob<T extends Uint8Array | string> extends Layout<T | null> {
  readonly kind: 'blob';
  readonly name: string;
  readonly content: 'bytes' | 'text';
  readonly fields: { readonly size: NumberLeaf; readonly data: Counted<'size', NumberLeaf> };
}

/** `T *`: the pointee, or null. */
export interface Pointer<L extends ValueLayout> extends Layout<Infer<L> | null> {
  readonly kind: 'pointer';
  readonly to: L;
  /** Set where what it leads to is not described: the address itself is the value, and is not followed. */
  readonly isOpaque?: true;
}

/** `[size_is(count)] T *`: an array, or null when the pointer is NULL and the count is not 0. */
export interface Counted<C extends string, L extends ValueLayout> extends Layout<Infer<L>[] | null> {
  readonly kind: 'counted';
  readonly count: C;
  readonly of: L;
}

/** One member of a union, and the tag's values that make it live. */
export interface Arm<C extends string, L extends ValueLayout | Anonymous<Fields>> {
  readonly cases: readonly C[];
  readonly layout: L;
}

/** A union whose live member another member, the tag, selects. */
export interface Union<Tag extends string, A extends Arms> {
  readonly kind: 'union';
  readonly tag: Tag;
  readonly bit?: undefined;
  readonly arms: A;
}

/** Whether the bit that selects an arm is clear or set. */
export type BitCase = 'clear' | 'set';

/** A union whose live member one bit of another member, the tag, selects. */
export interface BitUnion<Tag extends string, A extends Arms> {
  readonly kind: 'union';
  readonly tag: Tag;
  readonly bit: number;
  readonly arms: A;
}

/** Either kind of union. */
export type AnyUnion = Union<string, Arms> | BitUnion<string, Arms>;

/** A struct without a name inside a union: its members are members of the struct around it. */
export interface Anonymous<F extends Fields> {
  readonly kind: 'anonymous';
  readonly fields: F;
}

/** A C struct. `name` is '' where C gives it no tag. */
export interface Struct<F extends Fields> extends Layout<InferFields<F>> {
  readonly kind: 'struct';
  readonly name: string;
  readonly fields: F;
}

/** A C struct that decodes to an interface of its name. */
export interface NamedStruct<F extends Fields, T> extends Layout<T> {
  readonly kind: 'struct';
  readonly name: string;
  readonly fields: F;
}

/** A struct of which nothing more is known. */
export type AnyStruct = NamedStruct<Fields, unknown>;

/** What has a fixed size and refers to nothing. */
export type LeafLayout =
  | NumberLeaf
  | BigintLeaf
  | TextLeaf
  | BoolLeaf
  | BytesLeaf
  | Enumeration<string>
  | Flags;

/** Whatever can be a member of a struct, a pointee or a root. */
export type ValueLayout =
  | LeafLayout
  | Sid
  | WideString
  | Blob<Uint8Array>
  | Blob<string>
  | Pointer<ValueLayout>
  | Counted<string, ValueLayout>
  | AnyStruct;

/** The members of a struct, in C order. A union's key is a label of ours: it is not a member. */
export interface Fields {
  readonly [name: string]: ValueLayout | AnyUnion;
}

/** What can be given as a union's member: an array needs its count beside it, so it stands in an untagged struct. */
export type ArmLayout = Exclude<ValueLayout, Counted<string, ValueLayout>> | Anonymous<Fields>;

/** The members of a union, in C order. */
export interface Arms {
  readonly [name: string]: Arm<string, ValueLayout | Anonymous<Fields>>;
}

/** The members of a union by a bit, in C order. */
export interface BitArms {
  readonly [name: string]: Arm<BitCase, ValueLayout | Anonymous<Fields>>;
}

// --- inference ---------------------------------------------------------------------------------------------

/** The object that a struct's members decode to: one type for each value of a tag, so that the tag narrows. */
export type InferFields<F> = [TagsOf<F>] extends [never]
  ? Simplify<Plain<F, never> & BitVariants<F>>
  : Simplify<Plain<F, TagsOf<F>> & Variants<F> & BitVariants<F>>;

/** Flattens intersections for those who read the type; member docs survive. */
type Simplify<T> = T extends unknown ? { [K in keyof T]: T[K] } : never;

/** Names of the members that count an array: they are in the layout, not in the object. */
type CountsOf<F> = { [K in keyof F]: F[K] extends Counted<infer C, ValueLayout> ? C : never }[keyof F];

/** Names of the members that select a union's arm. */
type TagsOf<F> = { [K in keyof F]: F[K] extends Union<infer Tag, Arms> ? Tag : never }[keyof F];

type Plain<F, Tags> = {
  -readonly [K in keyof F as F[K] extends Layout<unknown>
    ? K extends CountsOf<F> | Tags
      ? never
      : K
    : never]: F[K] extends Layout<unknown> ? Infer<F[K]> : never;
};

/** All tags' variants together. Parameter positions turn the union over the tags into an intersection. */
type Variants<F> = {
  [Tag in TagsOf<F> & keyof F]: (variants: VariantsOf<F, Tag>) => void;
}[TagsOf<F> & keyof F] extends (variants: infer V) => void
  ? V
  : never;

/** For each value of the tag (its names, and any other number), the tag and the members that are live then. */
type VariantsOf<F, Tag extends keyof F> =
  F[Tag] extends Enumeration<infer N> ? Variant<F, Tag, N | number> : never;
type Variant<F, Tag extends keyof F, Case> = Case extends unknown
  ? { [K in Tag]: Case } & Live<F, Tag, Case>
  : never;

/**
 * What the bits of tags make live: of each union by a bit one type for each arm, which `'member' in value` tells apart, since
 * TypeScript knows nothing of bits.
 */
type BitVariants<F> = {
  [K in keyof F]: F[K] extends BitUnion<string, infer A>
    ? (members: { [C in BitCase]: LiveIn<A, C> }[BitCase]) => void
    : never;
}[keyof F] extends (members: infer M) => void
  ? M
  : never;

type Live<F, Tag, Case> = {
  [K in keyof F]: F[K] extends Union<infer T, infer A>
    ? T extends Tag
      ? (members: LiveIn<A, Case>) => void
      : never
    : never;
}[keyof F] extends (members: infer M) => void
  ? M
  : never;

type LiveIn<A, Case> = {
  -readonly [M in keyof A as A[M] extends Arm<infer C, ValueLayout>
    ? Case extends C
      ? M
      : never
    : never]: A[M] extends Arm<string, infer L> ? (L extends Layout<unknown> ? Infer<L> : never) : never;
} & LiveAnonymous<A, Case>;

type LiveAnonymous<A, Case> = [AnonymousIn<A, Case>] extends [never]
  ? unknown
  : InferFields<AnonymousIn<A, Case>>;
type AnonymousIn<A, Case> = {
  [M in keyof A]: A[M] extends Arm<infer C, Anonymous<infer F>> ? (Case extends C ? F : never) : never;
}[keyof A];

/** The object that a struct decodes to, by its members alone: what its interface extends. */
export type ObjectOf<S extends { readonly fields: Fields }> = InferFields<S['fields']>;

/** A struct's C name, and the interface that it decodes to. */
export interface Named<T> {
  readonly name: string;
  readonly '~type'?: T;
}

// --- checks at compile time --------------------------------------------------------------------------------

/** The fields themselves where they are right, and a message in place of the field that is wrong. */
export type CheckedFields<F> = {
  [K in keyof F]: F[K] extends Counted<infer C, ValueLayout>
    ? C extends keyof F
      ? F[C] extends NumberLeaf
        ? F[K]
        : `the count '${C}' is not an integer member`
      : `there is no member '${C}' to count this array`
    : F[K] extends Union<infer Tag, infer A>
      ? Tag extends keyof F
        ? F[Tag] extends Enumeration<infer N>
          ? CasesOf<A> extends N
            ? F[K]
            : `the tag '${Tag}' has no value '${Exclude<CasesOf<A>, N>}'`
          : `the tag '${Tag}' is not an enumeration`
        : `there is no member '${Tag}' to select an arm`
      : F[K] extends BitUnion<infer Tag, Arms>
        ? Tag extends keyof F
          ? F[Tag] extends BitTag
            ? F[K]
            : `the tag '${Tag}' is not a member of 32 bits`
          : `there is no member '${Tag}' to select an arm`
        : F[K];
};

/** What can have a bit that selects an arm. */
type BitTag = Leaf<'uint32', number> | Flags | Enumeration<string>;

type CasesOf<A> = {
  [M in keyof A]: A[M] extends Arm<infer C, ValueLayout | Anonymous<Fields>> ? C : never;
}[keyof A] &
  string;
