/** Which form a file has, told by its beginning alone. */
import { looksLikeCapture } from './cbor/start.ts';
import { looksLikeMinidump } from './minidump/minidump.ts';
import { netshRootOf } from './netshRoot.ts';
import { type OtherKind, otherFormOf } from './otherForms.ts';

export { FORM_START_BYTES } from './otherForms.ts';

/**
 * What a file is. `netsh` is XML of netsh that can hold events; `image` is memory as it was, and whatever else its beginning does not tell: such files have no
 * beginning of their own.
 */
export type FileKind = 'image' | 'minidump' | 'capture' | 'netsh' | OtherKind;

/** The form of a file. */
export interface FileForm {
  readonly kind: FileKind;
  /** In words that follow "it is": such as `a ZIP archive`. */
  readonly what: string;
  /** What to do with it, where nothing of this library reads it as it is: such as `unpack it first`. */
  readonly advice?: string;
}

/**
 * The form of a file, told by its first bytes: memory, a minidump, a capture or the events of netsh, which this library
 * reads; or something else that people have at hand, such as an archive, a dump of the kernel, packets or an event log.
 * Whether the rest of it is whole, its reader says.
 *
 * @param start the first {@link FORM_START_BYTES} bytes, or all where there are fewer. With fewer bytes than that, a form
 * that is told by later bytes is taken for an image.
 */
export function formOf(start: Uint8Array): FileForm {
  if (looksLikeMinidump(start)) return { kind: 'minidump', what: 'a minidump' };
  if (looksLikeCapture(start)) return { kind: 'capture', what: 'a capture' };
  const root = netshRootOf(start);
  if (root === 'netEvents' || root === 'wfpdiag') return { kind: 'netsh', what: 'XML of netsh' };
  return otherFormOf(start) ?? { kind: 'image', what: 'memory as it was' };
}
