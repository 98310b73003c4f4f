/**
 * Pseudonyms of texts. Of the path of an application stays what every Windows has: the volume, and all that lies under
 * Windows or Program Files. Of other paths the names of folders and files are replaced, but not what a file's name ends with.
 */
import type { Keyed } from './keyed.ts';

/** The volume of a path, as the kernel or a person names it. */
const VOLUME = /^(?:\\device\\[^\\]+|(?:\\\\\?\\)?[a-z]:)(?=\\)/i;

/** Folders of a volume that are named the same everywhere, and all in which is somebody else's software. */
const COMMON = /^\\(?:windows|program files(?: \(x86\))?)(?:\\|$)/i;

/** Applications that are no files. */
const SYSTEM = /^(?:system|registry)?$/i;

/** The pseudonym of a text: an application, a user, a host, a principal, a network. */
export function redactText(keyed: Keyed, text: string): string {
  if (SYSTEM.test(text)) return text;
  const [volume] = VOLUME.exec(text) ?? [];
  if (volume === undefined) return nameOf(keyed, text);
  const path = text.slice(volume.length);
  return COMMON.test(path) ? text : `${volume}${pathOf(keyed, path)}`;
}

function pathOf(keyed: Keyed, path: string): string {
  const parts = path.split('\\');
  return parts
    .map((part, i) => {
      if (part === '' || (i === 1 && /^users$/i.test(part))) return part;
      const [extension = ''] = i === parts.length - 1 ? (/\.[a-z0-9]{1,4}$/i.exec(part) ?? []) : [];
      return `${nameOf(keyed, part.slice(0, part.length - extension.length))}${extension}`;
    })
    .join('\\');
}

/** Windows does not tell capital letters from small ones in names. */
function nameOf(keyed: Keyed, name: string): string {
  return `name-${keyed.hex('name', name.toLowerCase(), 12)}`;
}
