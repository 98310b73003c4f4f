/** SIDs that are the same on every Windows, and their English names. */
import { lookUp } from './lookUp.ts';

/** Names in lower case without the authority before the backslash: well-known SIDs of winnt.h. */
const USERS: Readonly<Record<string, string>> = {
  'null sid': 'S-1-0-0',
  nobody: 'S-1-0-0',
  everyone: 'S-1-1-0',
  local: 'S-1-2-0',
  'console logon': 'S-1-2-1',
  'creator owner': 'S-1-3-0',
  dialup: 'S-1-5-1',
  network: 'S-1-5-2',
  batch: 'S-1-5-3',
  interactive: 'S-1-5-4',
  service: 'S-1-5-6',
  'anonymous logon': 'S-1-5-7',
  anonymous: 'S-1-5-7',
  'enterprise domain controllers': 'S-1-5-9',
  self: 'S-1-5-10',
  'authenticated users': 'S-1-5-11',
  restricted: 'S-1-5-12',
  'remote interactive logon': 'S-1-5-14',
  iusr: 'S-1-5-17',
  system: 'S-1-5-18',
  localsystem: 'S-1-5-18',
  'local system': 'S-1-5-18',
  'local service': 'S-1-5-19',
  localservice: 'S-1-5-19',
  'network service': 'S-1-5-20',
  networkservice: 'S-1-5-20',
  administrators: 'S-1-5-32-544',
  users: 'S-1-5-32-545',
  guests: 'S-1-5-32-546',
  'power users': 'S-1-5-32-547',
  'remote desktop users': 'S-1-5-32-555',
  'network configuration operators': 'S-1-5-32-556',
  'all services': 'S-1-5-80-0',
  'window manager group': 'S-1-5-90-0',
  'all application packages': 'S-1-15-2-1',
};

/** Who has these names. */
const AUTHORITIES: ReadonlySet<string> = new Set([
  'nt authority',
  'builtin',
  'nt service',
  'window manager',
  'application package authority',
]);

/** The SID of a well-known user or group, in any case, with or without its authority; undefined for any other. */
export function wellKnownSid(name: string): string | undefined {
  const [first = '', second, ...more] = name.toLowerCase().split('\\');
  if (more.length > 0 || (second !== undefined && !AUTHORITIES.has(first))) return undefined;
  return lookUp(USERS, second ?? first);
}

/** The names, for messages. */
export const WELL_KNOWN_USERS: readonly string[] = Object.keys(USERS);
