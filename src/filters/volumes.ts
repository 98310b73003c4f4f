/** Device paths, which events have, as the paths that people know. */
import type { Volumes } from '../events/context.ts';
import { remembered } from '../util/remembered.ts';
import { excerpt } from '../util/text.ts';
import { type ByteSource, decodedText } from './text.ts';

/** A line that does not say which drive a volume is. */
export class VolumeError extends Error {
  override readonly name = 'VolumeError';
  /** What was there instead. */
  readonly line: string;
  /** The number of the line, from 1. */
  readonly number: number;

  constructor(line: string, number: number) {
    super(`"${excerpt(line)}" does not name a volume and its drive. Write it like harddiskvolume3=C:`);
    this.line = line;
    this.number = number;
  }
}

/** Whether an error is a VolumeError, also when another copy of this package made it. */
export function isVolumeError(error: unknown): error is VolumeError {
  return error instanceof Error && error.name === 'VolumeError' && 'line' in error;
}

export interface VolumesOptions {
  /** Is called with each line that does not say which drive a volume is, and the line is left out. Without it the first is thrown. */
  readonly onIssue?: (issue: VolumeError) => void;
}

/**
 * Volumes by lines in one of three forms, in any case:
 * - `harddiskvolume3=C:`, with or without `\Device\` before it;
 * - `\Device\HarddiskVolume3  C:`;
 * - `C:  \Device\HarddiskVolume3  NTFS`, as `fltmc volumes` prints it at a Windows prompt.
 *
 * The name of a volume can have several parts, as those of dynamic disks do: `harddiskdmvolumes\win-dg0\volume1=D:`.
 * The drive can be a folder that the volume is mounted at: `harddiskvolume5=D:\data`. Of two lines about one volume the
 * last one counts. Empty lines and those that begin with # are skipped, and so is everything else that fltmc prints: the names of the
 * columns, the rule of dashes below them, and volumes that have a file system and no drive.
 * @throws VolumeError when there is no `onIssue`.
 */
export function volumesOf(lines: Iterable<string>, { onIssue }: VolumesOptions = {}): Volumes {
  const drives = new Map<string, string>();
  const texts = Array.from(lines, (line) => line.trim());
  for (const [i, text] of texts.entries()) {
    const volume = volumeIn(text);
    if (volume !== undefined) drives.set(volume.device.toLowerCase(), driveName(volume.drive));
    else if (!saysNothing(text) && !isHeading(text, texts[i + 1])) {
      const issue = new VolumeError(text, i + 1);
      if (onIssue === undefined) throw issue;
      onIssue(issue);
    }
  }
  return {
    // A few applications are in nearly all events.
    drivePath: remembered((devicePath: string) => drivePath(devicePath, drives)),
    devicePaths: (path) => devicePaths(path, drives),
  };
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

/** Parts of a volume's name, as in `harddiskdmvolumes\win-dg0\volume1`: no name of Windows has more. */
const MOST_PARTS = 8;

const DEVICE = String.raw`(?<device>[^\\\s=]+(?:\\[^\\\s=]+){0,${MOST_PARTS - 1}})`;
const DRIVE = String.raw`(?<drive>[a-z]:(?:\\.*)?)`;

const FORMS = [
  new RegExp(String.raw`^(?:\\device\\)?${DEVICE}\s*=\s*${DRIVE}$`, 'i'),
  new RegExp(String.raw`^\\device\\${DEVICE}\s+${DRIVE}$`, 'i'),
  new RegExp(String.raw`^(?<drive>[a-z]:(?:\\.*|\s*))\s\\device\\${DEVICE}(?:\s.*)?$`, 'i'),
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

const DEVICE_PATH = /^\\device\\([^\\]+(?:\\.*)?)$/is;

/** What a mapped drive puts between the device and the server, such as `\;LanmanRedirector\;Z:0000000000012345`. */
const REDIRECTION = /^(?:\\;[^\\]*)+/;

function drivePath(devicePath: string, drives: ReadonlyMap<string, string>): string {
  const [, path] = DEVICE_PATH.exec(devicePath) ?? [];
  if (path === undefined) return devicePath;
  let found: string | undefined;
  for (const end of endsOfParts(path)) {
    const name = path.slice(0, end).toLowerCase();
    const below = path.slice(end) || '\\';
    if (name === 'mup') return networkPath(below) ?? devicePath;
    const drive = drives.get(name);
    // A volume can be within another device's name: the longest one counts.
    if (drive !== undefined) found = `${drive}${below}`;
  }
  return found ?? devicePath;
}

/** Of volumes in folders, too: which of them has the path is not known. */
function devicePaths(path: string, drives: ReadonlyMap<string, string>): string[] {
  const wanted = path.replaceAll('/', '\\');
  return [...drives].flatMap(([device, drive]) => {
    const below = `${drive}\\`;
    const [longer, shorter] = below.length > wanted.length ? [below, wanted] : [wanted, below];
    if (!longer.toLowerCase().startsWith(shorter.toLowerCase())) return [];
    return [`\\device\\${device}\\${wanted.slice(below.length)}`];
  });
}

/** Where the first part of a path ends, the first two, and so on, as far as names of volumes go. */
function* endsOfParts(path: string): Generator<number, void, undefined> {
  for (let parts = 0, end = 0; parts < MOST_PARTS && end < path.length; parts++) {
    const next = path.indexOf('\\', end + 1);
    end = next === -1 ? path.length : next;
    yield end;
  }
}

/** `\\server\share\…`; undefined without a server. */
function networkPath(below: string): string | undefined {
  const path = below.replace(REDIRECTION, '');
  return /^\\[^\\]/.test(path) ? `\\${path}` : undefined;
}
