/** Device paths, which events have, as the paths that people know. */
import type { Volumes } from '../events/context.ts';
import { type ByteSource, decodedText } from './text.ts';

/** A line that does not say which drive a volume is. */
export class VolumeError extends Error {
  override readonly name = 'VolumeError';
  /** What was there instead. */
  readonly line: string;

  constructor(line: string) {
    super(`"${line}" does not name a volume and its drive. Write it like harddiskvolume3=C:`);
    this.line = line;
  }
}

/** Whether an error is a VolumeError, also when another copy of this package made it. */
export function isVolumeError(error: unknown): error is VolumeError {
  return error instanceof Error && error.name === 'VolumeError' && 'line' in error;
}

/**
 * Volumes by lines in one of three forms, in any case:
 * - `harddiskvolume3=C:`, with or without `\Device\` before it;
 * - `\Device\HarddiskVolume3  C:`;
 * - `C:  \Device\HarddiskVolume3  NTFS`, as `fltmc volumes` prints it at a Windows prompt.
 *
 * The drive can be a folder that the volume is mounted at: `harddiskvolume5=D:\data`. Of two lines about one volume the
 * last one counts. Empty lines and those that begin with # are skipped, and so is everything else that fltmc prints: the names of the
 * columns, the rule of dashes below them, and volumes that have a file system and no drive.
 * @throws VolumeError
 */
export function volumesOf(lines: Iterable<string>): Volumes {
  const drives = new Map<string, string>();
  const texts = Array.from(lines, (line) => line.trim());
  for (const [i, text] of texts.entries()) {
    const volume = volumeIn(text);
    if (volume !== undefined) drives.set(volume.device.toLowerCase(), driveName(volume.drive));
    else if (!saysNothing(text) && !isHeading(text, texts[i + 1])) throw new VolumeError(text);
  }
  return { drivePath: (devicePath) => drivePath(devicePath, drives) };
}

/** The lines of a file of volumes, in UTF-8 or UTF-16: `volumesOf([...(await readVolumeLines(file)), 'harddiskvolume9=E:'])`. */
export async function readVolumeLines(source: ByteSource): Promise<string[]> {
  let text = '';
  for await (const piece of decodedText(source)) text += piece;
  return text.split(/\r\n|\r|\n/);
}

interface Volume {
  readonly device: string;
  readonly drive: string;
}

const FORMS = [
  /^(?:\\device\\)?(?<device>[^\\\s=]+)\s*=\s*(?<drive>[a-z]:(?:\\.*)?)$/i,
  /^\\device\\(?<device>[^\\\s=]+)\s+(?<drive>[a-z]:(?:\\.*)?)$/i,
  /^(?<drive>[a-z]:(?:\\.*|\s*))\s\\device\\(?<device>[^\\\s=]+)(?:\s.*)?$/i,
];

function volumeIn(line: string): Volume | undefined {
  for (const form of FORMS) {
    const { device, drive } = form.exec(line)?.groups ?? {};
    if (device !== undefined && drive !== undefined) return { device, drive: drive.trim() };
  }
  return undefined;
}

/**
 * A device with the name of its file system, and no drive, though perhaps a name by its GUID. A drive without its colon
 * is not a file system: their names have at least two letters.
 */
const WITHOUT_DRIVE = /^(?:\\\\\?\\volume\{[\da-f-]+\}\\?\s+)?\\device\\[^\s=]+\s+[^\s=:]{2,}(?:\s.*)?$/i;

function saysNothing(line: string): boolean {
  return line === '' || line.startsWith('#') || isDashes(line) || WITHOUT_DRIVE.test(line);
}

/** The names of columns are in the language of that Windows: they are recognised by the row of dashes below them. */
function isHeading(line: string, next = ''): boolean {
  return isDashes(next) && /\s{2}/.test(line) && !/[\\=]/.test(line);
}

function isDashes(line: string): boolean {
  return /^-{3,}(?:\s+-+)*$/.test(line);
}

function driveName(drive: string): string {
  return `${drive.slice(0, 1).toUpperCase()}${drive.slice(1)}`.replace(/\\+$/, '');
}

const DEVICE_PATH = /^\\device\\([^\\]+)(\\.*)?$/is;

/** What a mapped drive puts between the device and the server, such as `\;LanmanRedirector\;Z:0000000000012345`. */
const REDIRECTION = /^(?:\\;[^\\]*)+/;

function drivePath(devicePath: string, drives: ReadonlyMap<string, string>): string {
  const [, device, below = '\\'] = DEVICE_PATH.exec(devicePath) ?? [];
  if (device === undefined) return devicePath;
  const name = device.toLowerCase();
  if (name === 'mup') return networkPath(below) ?? devicePath;
  const drive = drives.get(name);
  return drive === undefined ? devicePath : `${drive}${below}`;
}

/** `\\server\share\…`; undefined without a server. */
function networkPath(below: string): string | undefined {
  const path = below.replace(REDIRECTION, '');
  return /^\\[^\\]/.test(path) ? `\\${path}` : undefined;
}
