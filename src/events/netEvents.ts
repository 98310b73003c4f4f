/** The structs that are events. */
import {
  FWPM_NET_EVENT0,
  FWPM_NET_EVENT1,
  FWPM_NET_EVENT2,
  FWPM_NET_EVENT3,
  FWPM_NET_EVENT4,
  FWPM_NET_EVENT5,
} from '../wfp/index.ts';

export const NET_EVENTS = {
  FWPM_NET_EVENT0,
  FWPM_NET_EVENT1,
  FWPM_NET_EVENT2,
  FWPM_NET_EVENT3,
  FWPM_NET_EVENT4,
  FWPM_NET_EVENT5,
} as const;

export type NetEventName = keyof typeof NET_EVENTS;

/** What an event of netsh's XML has that no struct of the SDK has: the elements below `internalFields`, undocumented. */
export const INTERNAL = 'internal';

/** Whether a struct of that name is an event. */
export function isNetEventName(name: string): name is NetEventName {
  return Object.hasOwn(NET_EVENTS, name);
}
