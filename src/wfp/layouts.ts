import type { AnyStruct, BigintLeaf, Blob, BytesLeaf, Sid, TextLeaf, ValueLayout } from '../layout/index.ts';
import * as headers from './headers.ts';

/** What C calls a struct: some of them are values here (a GUID is text), and are not objects. */
type StructLayoutKind = AnyStruct | Blob<Uint8Array> | Sid | TextLeaf | BigintLeaf | BytesLeaf;
const STRUCT_KINDS = [
  'struct',
  'blob',
  'sid',
  'guid',
  'ipv4',
  'ipv6',
  'mac',
  'uint64',
  'int64',
  'filetime',
  'bytes',
];

/** The structs among the exports of a module, by their C names. */
export type StructsOf<M> = {
  readonly [K in keyof M as M[K] extends StructLayoutKind ? K : never]: M[K];
};

/** Every struct of the WFP headers by its C name. */
export type Layouts = StructsOf<typeof headers>;

/** Structs by their C names, also by such as are known at run time only. */
export type ByName<L> = L & { readonly [name: string]: ValueLayout | undefined };

/**
 * Every struct of the WFP headers by its C name, for programs that get the name at run time. It has no
 * prototype, so a name that is not there is undefined, whatever the name.
 */
export const layouts: ByName<Layouts> = structsOf(headers);

/** The structs among the exports of a module: what {@link layouts} is made of. */
export function structsOf<M extends object>(module: M): ByName<StructsOf<M>> {
  return Object.freeze(
    Object.assign(
      Object.create(null),
      Object.fromEntries(Object.entries(module).filter(([, value]) => isStruct(value))),
    ),
  );
}

function isStruct(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    STRUCT_KINDS.includes(String(value.kind))
  );
}
