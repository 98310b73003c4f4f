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

type Headers = typeof headers;

/** Every struct of the WFP headers by its C name. */
export type Layouts = {
  readonly [K in keyof Headers as Headers[K] extends StructLayoutKind ? K : never]: Headers[K];
};

/**
 * Every struct of the WFP headers by its C name, for programs that get the name at run time. It has no
 * prototype, so a name that is not there is undefined, whatever the name.
 */
export const layouts: Layouts & { readonly [name: string]: ValueLayout | undefined } = Object.freeze(
  Object.assign(
    Object.create(null),
    Object.fromEntries(Object.entries(headers).filter(([, value]) => isStruct(value))),
  ),
);

function isStruct(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    STRUCT_KINDS.includes(String(value.kind))
  );
}
