import type { ValueLayout } from './descriptor.ts';

/**
 * Checks what came from outside: a name in the place of a descriptor is an easy mistake where types are not checked.
 * @throws TypeError when it is no descriptor.
 */
export function assertLayout(layout: unknown): asserts layout is ValueLayout {
  const isLayout = typeof layout === 'object' && layout !== null && 'kind' in layout && 'ctype' in layout;
  if (isLayout) return;
  const name = typeof layout === 'string' ? layout : 'FWPM_NET_EVENT5';
  throw new TypeError(`the struct is a descriptor such as FWPM_NET_EVENT5, or layouts['${name}']`);
}
