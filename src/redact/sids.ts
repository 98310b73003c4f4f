/**
 * Pseudonyms of SIDs. Those that are the same on every machine stay (SYSTEM, Administrators, an integrity level), and so
 * does what kind a SID is of: users of one domain are users of one domain, and its administrator stays one.
 */
import type { Keyed } from './keyed.ts';

/** Below this number the last part of a user's or group's SID is the same in every domain (MS-DTYP, 2.4.2.4). */
const FIRST_OWN_RID = 1000;

/** What begins the SIDs that belong to somebody, with how many of their numbers stay. */
const OWN: readonly (readonly [start: RegExp, kept: number])[] = [
  // Accounts of a domain or a machine, and of Entra ID.
  [/^S-1-5-21-/, 1],
  [/^S-1-12-1-/, 1],
  // Sessions, and virtual machines.
  [/^S-1-5-5-/, 1],
  [/^S-1-5-83-1-/, 2],
  // Packages of applications, and the capabilities that they declare.
  [/^S-1-15-2-(?!1$|2$)/, 1],
  [/^S-1-15-3-1024-/, 2],
];

/** The pseudonym of a SID. */
export function redactSid(keyed: Keyed, text: string): string {
  const [, kept] = OWN.find(([start]) => start.test(text)) ?? [];
  if (kept === undefined) return isKnown(text) ? text : redactParts(keyed, text, 0);
  return redactParts(keyed, text, kept);
}

/** Whether a SID is of an authority whose SIDs are the same everywhere: null, world, local, creator, NT, packages, labels. */
function isKnown(text: string): boolean {
  return /^S-1-(?:[0-3]|5|15|16|18)-/.test(text);
}

function redactParts(keyed: Keyed, text: string, kept: number): string {
  const [, revision = '', authority = '', ...parts] = text.split('-');
  const isDomain = text.startsWith('S-1-5-21-');
  // The last number of an account is its own; those before it are the domain's.
  const domain = isDomain && parts.length > 4 ? parts.slice(0, -1) : parts;
  const made = domain.map((part, i) =>
    i < kept ? part : String(keyed.number('sid', `${authority} ${i} ${domain.join()}`)),
  );
  if (domain.length < parts.length) made.push(ridOf(keyed, text, parts.at(-1) ?? ''));
  return ['S', revision, authority, ...made].join('-');
}

function ridOf(keyed: Keyed, text: string, rid: string): string {
  if (Number(rid) < FIRST_OWN_RID) return rid;
  return String(FIRST_OWN_RID + (keyed.number('rid', text) % (2 ** 32 - FIRST_OWN_RID)));
}
