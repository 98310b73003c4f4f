import { excerpt } from '../util/text.ts';

/**
 * A part of an application's path.
 * @throws RangeError for one that begins with a drive: no path in an event has one.
 */
export function appPart(text: string): string {
  if (!/^[a-z]:(?:[\\/]|$)/i.test(text)) return text;
  const path = excerpt(text.slice(2)) || '\\';
  throw new RangeError(
    `${excerpt(text)} begins with a drive, and events have device paths such as \\device\\harddiskvolume3\\windows: try ${path}`,
  );
}
