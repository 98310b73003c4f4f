/** Which drives volumes have: events name the volume. */
import type { Libraries } from './libraries.ts';

/** Characters of the name of a device, and more than any has. */
const MOST_NAME = 1024;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The drives of this machine as `volumesOf` takes them: `\Device\HarddiskVolume3=C:`. */
export function drivesOf({ foreign, system }: Libraries): string[] {
  const query = foreign.find(system, 'QueryDosDeviceW', 'uint32_t', ['void *', 'void *', 'uint32_t']);
  if (query === undefined) return [];
  const lines: string[] = [];
  for (const letter of LETTERS) {
    const name = new Uint16Array(MOST_NAME);
    const drive = Uint16Array.from(`${letter}:\0`, (character) => character.charCodeAt(0));
    const length = Number(query(drive, name, name.length));
    const end = name.indexOf(0);
    if (length === 0 || end <= 0) continue;
    const device = String.fromCharCode(...name.subarray(0, end));
    // What a drive stands for can be a folder or a server: only devices are in events.
    if (/^\\Device\\[^\s=]+$/i.test(device)) lines.push(`${device}=${letter}:`);
  }
  return lines;
}
