/**
 * Events of this machine as they happen: on Windows, with the package koffi beside this one.
 *
 * @module
 */
import { drivesOf } from './drives.ts';
import { systemLibraries } from './libraries.ts';
import { type Live, type LiveOptions, openLiveOn } from './live.ts';

export type { Change, EngineObject } from './engineObject.ts';
export { isLiveError, LiveError, type LiveErrorCode, type LiveErrorDetails } from './error.ts';
export type { LiveEvent, NetEvent, NetEventStruct } from './event.ts';
export { isKeyword, KEYWORDS, type Keyword } from './keywords.ts';
export type { Live, LiveOptions } from './live.ts';
export type { LiveRules } from './rules.ts';

/**
 * Subscribes to the events of this machine:
 *
 *     for await (const event of await openLive()) console.log(event.decode());
 *
 * Nothing is changed on the machine unless `enable` is given. It needs the rights of an administrator, or of a member of
 * the group Network Configuration Operators.
 * @throws LiveError on other systems than Windows, without koffi, and where Windows refuses it; its message says what to do.
 */
export async function openLive(options: LiveOptions = {}): Promise<Live> {
  return openLiveOn(await systemLibraries(), options);
}

/**
 * The drives of this machine, as `volumesOf` of `fwpm/formats` takes them: `\\Device\\HarddiskVolume3=C:`.
 * @throws LiveError on other systems than Windows, and without koffi.
 */
export async function liveDrives(): Promise<string[]> {
  return drivesOf(await systemLibraries());
}
