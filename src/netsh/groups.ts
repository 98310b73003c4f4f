/** Events one after another that have all but themselves in common. */
import type { NetEventName, Origin } from '../events/index.ts';
import type { PlainRecord } from '../events/members.ts';
import type { NetshEvent } from './read.ts';

/** Events of one version, which the same filters name. */
export interface NetshGroup {
  readonly struct: NetEventName;
  readonly origin: Origin;
  readonly events: readonly PlainRecord[];
}

/** The events in their order. @param most events of a group: what of them is held at once. */
export async function* groupsOf(
  events: AsyncIterable<NetshEvent>,
  most: number,
): AsyncGenerator<NetshGroup, void, undefined> {
  let group: { struct: NetEventName; origin: Origin; events: PlainRecord[] } | undefined;
  for await (const { struct, event, origin } of events) {
    const isSame = group?.struct === struct && group.origin.rules === origin.rules;
    if (group !== undefined && (!isSame || group.events.length === most)) {
      yield group;
      group = undefined;
    }
    group ??= { struct, origin, events: [] };
    group.events.push(event);
  }
  if (group !== undefined) yield group;
}
