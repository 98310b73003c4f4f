/** The tables of a summary, in the words for people. */
import type { Failure, NamedCode } from '../events/index.ts';
import { errorText, layerText } from '../format/textRows.ts';
import { ruleNameText } from '../format/textRuleName.ts';
import { free, freePath, quoted, short } from '../format/textWords.ts';
import { protocolName } from '../names/index.ts';
import type { Contradicting, CountedFilter } from './meaning.ts';
import type { DirectedNetwork, DirectedPort, SummaryResult } from './result.ts';
import type { Top } from './top.ts';

/** A table of which the values are words. */
export interface TextTable {
  readonly title: string;
  /** What a value is called where events have none. */
  readonly none: string;
  readonly top: Top<string>;
  /** What a value means, in a line below it. */
  readonly meanings: ReadonlyMap<string, string>;
}

function table<V>(
  title: string,
  top: Top<V>,
  none: string,
  say: (value: V) => string,
  explain: (value: V) => string | undefined = () => undefined,
): TextTable {
  const meanings = new Map<string, string>();
  for (const { value } of top.rows) {
    const meaning = explain(value);
    if (meaning !== undefined) meanings.set(say(value), meaning);
  }
  return {
    title,
    none,
    meanings,
    top: { ...top, rows: top.rows.map(({ value, count }) => ({ value: say(value), count })) },
  };
}

/** What an event's type is called without its prefix; the digits of one that has no name. */
export function typesTable({ types }: SummaryResult): TextTable {
  return table('types', types, 'no type', (type) =>
    typeof type === 'number' ? `${type}, which has no name` : short(type, /^FWPM_NET_EVENT_TYPE_/),
  );
}

/** Who and what was blocked. */
export function blockedTables({ blocked }: SummaryResult): TextTable[] {
  return [
    table('applications', blocked.apps, 'no application', (path) => freePath(path) ?? path),
    table('users', blocked.users, 'no user', (sid) => sid),
    table('packages', blocked.packages, 'no package', (sid) => sid),
    table('filters', blocked.filters, 'no filter', filterText),
    table('layers', blocked.layers, 'no layer', (layer: NamedCode) => layerText(layer)),
    table('directions', blocked.directions, 'no direction, or contradicting ones', (direction) => direction),
    table('networks', blocked.networks, 'no remote address', networkText),
    table('ports', blocked.ports, 'no port that it was surely for', portText),
    table('protocols', blocked.protocols, 'no protocol', protocolText),
    table('errors of IPsec', blocked.errors, 'no error', failureText, meaningOf),
  ];
}

/** Which negotiations failed, and why. */
export function failedTables({ failed }: SummaryResult): TextTable[] {
  return [
    table('errors', failed.errors, 'no error', failureText, meaningOf),
    table('peers', failed.peers, 'no remote address', (address) => address),
    table('names of peers', failed.principals, 'no name', (name) => free(name)),
    table('modes', failed.modes, 'no mode', (mode) => mode),
    table('failure points', failed.points, 'no failure point', (point) => short(point, /^IPSEC_FAILURE_/)),
    table('authentication methods', failed.methods, 'no method', (method) => short(method, /^IKEEXT_/)),
  ];
}

/** What events should not have. */
export function unusualTables({ unusual }: SummaryResult): TextTable[] {
  return [
    table('directions that contradict the layer', unusual.contradictions, '', contradictionText),
    table('types without a name', unusual.types, '', (type) => String(type)),
    table('flags without a name', unusual.flags, '', (flags) => flags),
    table('what cannot be read', unusual.issues, '', (code) => code),
  ];
}

/** The members that were asked for. */
export function memberTables({ by }: SummaryResult): TextTable[] {
  return by.map(({ member, values }) =>
    table(member, values, 'no value', (value) =>
      typeof value === 'string' ? freePath(value) || quoted(value) : String(value),
    ),
  );
}

function failureText(failure: Failure): string {
  return errorText(failure) ?? '';
}

/** What the error means, and what to check. */
function meaningOf({ explanation }: Failure): string | undefined {
  return explanation && `${explanation.meaning} ${explanation.check}`;
}

function filterText({ id, match, name = '', description, origin }: CountedFilter): string {
  if (match === undefined) return `filter ${id}`;
  if (match === 'missing') return `filter ${id}, which is not among the rules`;
  if (match !== 'found') return `filter ${id}, whose rule now cannot be the one that was meant`;
  return `${ruleNameText({ name, description })}, filter ${id}${origin === undefined ? '' : `, origin ${quoted(origin)}`}`;
}

function networkText({ direction, network }: DirectedNetwork): string {
  return `${direction === undefined ? 'with' : DIRECTIONS[direction]} ${network}`;
}

const DIRECTIONS = { inbound: 'from', outbound: 'to' } as const;

function portText({ direction, protocol, port }: DirectedPort): string {
  const name = protocol === undefined ? 'unknown protocol' : protocolText(protocol);
  return `${direction} to ${name} ${port}`;
}

function protocolText(protocol: number): string {
  return protocolName(protocol) ?? `protocol ${protocol}`;
}

function contradictionText({ direction, layerDirection, layer }: Contradicting): string {
  const said = typeof direction === 'number' ? `a direction without a name (${direction})` : direction;
  return `${said} says the event, ${layerDirection} implies its layer ${layerText(layer)}`;
}
