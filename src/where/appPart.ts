/** Applications by a part of their path, as people know it: with a drive, or on a server. */
import { folded } from './folded.ts';

/** Whether an application is meant by a path on a drive; events have devices in their place. */
export function isOnDrive(part: string): boolean {
  return /^[a-z]:(?:[\\/]|$)/i.test(part);
}

/**
 * Whether an application's path, as `folded` gives it, has a part, which can be in any. A path with a drive is that path on any
 * volume: which volume is a drive is known to the machine alone.
 */
export function appTest(part: string): (path: string) => boolean {
  const wanted = folded(part);
  if (isOnDrive(part)) {
    const whole = wanted.replaceAll('/', '\\');
    return (path) => hasTail(path, whole.slice(2)) || path.includes(whole);
  }
  // Of a path on a server, events have the device in place of the first backslash.
  const below = /^\\\\[^\\?.]/.test(wanted) ? wanted.slice(1) : undefined;
  return (path) =>
    path.includes(wanted) || (below !== undefined && path.startsWith(MUP) && path.includes(below));
}

const DEVICE = '\\device\\';
const MUP = `${DEVICE}mup\\`;
const VOLUME = /^\\device\\harddiskvolume\d+(?=\\|$)/;

/** Whether what follows the volume in a path begins like this. Names of other volumes can have several parts. */
function hasTail(path: string, tail: string): boolean {
  const volume = VOLUME.exec(path)?.[0];
  if (volume !== undefined) return path.startsWith(tail, volume.length);
  return path.startsWith(DEVICE) && !path.startsWith(MUP) && path.includes(tail, DEVICE.length);
}
