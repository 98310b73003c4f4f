import { excerpt } from '../util/text.ts';
import type { ValueLayout } from './descriptor.ts';

/**
 * Checks what came from outside: a name in the place of a descriptor is an easy mistake where types are not checked.
 * @throws TypeError when it is not a descriptor.
 */
export function assertLayout(layout: unknown): asserts layout is ValueLayout {
  const isLayout = typeof layout === 'object' && layout !== null && 'kind' in layout && 'ctype' in layout;
  if (isLayout) return;
  const name = typeof layout === 'string' ? layout : 'FWPM_NET_EVENT5';
  throw new TypeError(`the struct is a descriptor such as FWPM_NET_EVENT5, or layouts['${excerpt(name)}']`);
}

/** Every kind of layout there is, for what comes from JavaScript, where nobody checks types. */
const KINDS: Readonly<Record<ValueLayout['kind'] | 'union' | 'anonymous', true>> = {
  uint8: true,
  uint16: true,
  uint32: true,
  uint64: true,
  int8: true,
  int16: true,
  int32: true,
  int64: true,
  float32: true,
  float64: true,
  bool: true,
  filetime: true,
  guid: true,
  ipv4: true,
  ipv6: true,
  mac: true,
  bytes: true,
  enum: true,
  flags: true,
  sid: true,
  wideString: true,
  blob: true,
  pointer: true,
  counted: true,
  struct: true,
  union: true,
  anonymous: true,
};

/** Whether a value can be a part of a layout. */
export function isLayoutPart(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    typeof value.kind === 'string' &&
    Object.hasOwn(KINDS, value.kind)
  );
}
