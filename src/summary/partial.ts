/** Events of which only some members are known, for the rules of events/. */
import { namesOf } from '../codec/leaf/leaf.ts';
import type { PlainRecord } from '../events/members.ts';
import { NONE } from './batch.ts';
import type { Members } from './members.ts';

/** Values by `type`, `header.…` and `body.…`, the event's own struct; {@link NONE} and undefined say that there is none. */
export type Known = Readonly<Record<string, number | bigint | string | undefined>>;

/** What would have been decoded, as far as it is known. Enumerations are names where they have one. */
export function partialEvent({ enumerations }: Members, known: Known): PlainRecord {
  const header: Record<string, unknown> = {};
  const body: Record<string, unknown> = {};
  let type: unknown;
  for (const [member, found] of Object.entries(known)) {
    if (found === NONE || found === undefined) continue;
    const enumeration = enumerations.get(member);
    const value = enumeration === undefined ? found : (namesOf(enumeration).get(Number(found)) ?? found);
    const [owner, name = ''] = member.split('.');
    if (owner === 'header') header[name] = value;
    else if (owner === 'body') body[name] = value;
    else type = value;
  }
  return { header, type, body };
}
