/** The named conditions, and how each of their values is read: as people type them, and as netsh and our formats print them. */
import {
  directionTyped,
  type FlowDirection,
  PROTOCOL_NAMES,
  protocolNumber,
  WELL_KNOWN_USERS,
  wellKnownSid,
} from '../names/index.ts';
import { didYouMean } from '../util/nearest.ts';
import { excerpt } from '../util/text.ts';
import { booleanOf } from './member.ts';
import { errorNumber, noLayer, typeNumber } from './named.ts';
import type { LIST_NAMES } from './names.ts';
import { parseSocket } from './network.ts';
import { integerIn, isNumeric } from './number.ts';
import type { PortCondition } from './where.ts';

/** What a name stands for, and how each of its values is read. */
export const LISTS = {
  type: { key: 'type', read: eventType },
  address: { key: 'address', read: network },
  local: { key: 'localAddress', read: network },
  remote: { key: 'remoteAddress', read: network },
  port: { key: 'port', read: port },
  localport: { key: 'localPort', read: port },
  remoteport: { key: 'remotePort', read: port },
  protocol: { key: 'protocol', read: protocol },
  app: { key: 'app', read: app },
  user: { key: 'user', read: user },
  error: { key: 'error', read: errorNumber },
  filter: { key: 'filterId', read: filter },
  origin: { key: 'origin', read: (text: string) => text },
  layer: { key: 'layer', read: layer },
  direction: { key: 'direction', read: direction },
  loopback: { key: 'loopback', read: booleanOf },
} as const satisfies Readonly<Record<(typeof LIST_NAMES)[number], unknown>>;

/** Names stay names: they are looked up where the struct is known. */
function eventType(text: string): string | number {
  if (isNumeric(text)) return Number(integerIn(text, 0n, 2n ** 32n - 1n));
  typeNumber(text);
  return text;
}

/**
 * The text format prints a layer's name with its id: on that machine the id is what counts. A name that is not known here can
 * be one that a file of filters knows.
 */
function layer(text: string): string | number {
  const id = /^\S.* \((\d{1,5})\)$/s.exec(text)?.[1] ?? text;
  if (isNumeric(id)) return Number(integerIn(id, 0n, 2n ** 16n - 1n));
  if (/^\{?[\w-]{1,100}\}?$/.test(text)) return text;
  throw noLayer(text);
}

function network(text: string): string {
  parseSocket(text);
  return text;
}

/** A port, or a range of them such as 5000-6000. */
function port(text: string): PortCondition {
  const [, from, to] = /^(\w+)\s*-\s*(\w+)$/.exec(text) ?? [];
  if (from === undefined || to === undefined) return Number(integerIn(text, 0n, 2n ** 16n - 1n));
  const first = integerIn(from, 0n, 2n ** 16n - 1n);
  return [Number(first), Number(integerIn(to, first, 2n ** 16n - 1n))];
}

function protocol(text: string): number {
  const named = protocolNumber(text.toLowerCase());
  if (named !== undefined) return named;
  // The text format prints one that has no name like this.
  const number = text.replace(/^protocol /i, '');
  if (isNumeric(number)) return Number(integerIn(number, 0n, 255n));
  throw new RangeError(
    `${excerpt(text)} is not the name of a protocol that is known here: take a number${didYouMean(text, PROTOCOL_NAMES)}`,
  );
}

/** The text format and the summary print a filter that has no name like this: filter 66241. */
function filter(text: string): bigint {
  return integerIn(text.replace(/^filter /i, ''), 0n, 2n ** 64n - 1n);
}

/** netsh prints a path as its bytes, and once more with a point in place of each byte that is no letter. */
const APP_BYTES = /^(?:5c00(?:[\da-f]{4})+|(?:[\da-f]{2}00){2,})0000$/i;
const APP_POINTS = /^\\\.(?:.\.){3,}$/s;

/** A part of an application's path. */
function app(text: string): string {
  if (APP_BYTES.test(text)) {
    const units = text.slice(0, -4).match(/.{4}/g) ?? [];
    return units.map((unit) => String.fromCharCode(Number(`0x${unit.slice(2)}${unit.slice(0, 2)}`))).join('');
  }
  return APP_POINTS.test(text) ? text.replace(/(.)\./gs, '$1').replace(/\.$/, '') : text;
}

function user(text: string): string {
  const sid = wellKnownSid(text);
  if (sid !== undefined) return sid;
  if (/^S-\d+-(?:\d+|0x[\da-f]+)(?:-\d+)*$/i.test(text)) return text;
  throw new RangeError(
    `${excerpt(text)} is no SID such as S-1-5-18, and no name that is the same on every Windows${didYouMean(text, WELL_KNOWN_USERS)}`,
  );
}

const DIRECTIONS = ['inbound', 'outbound', 'forward', 'bidirectional'];

function direction(text: string): FlowDirection | number {
  const named = directionTyped(text);
  if (named !== undefined) return named;
  if (isNumeric(text)) return Number(integerIn(text, 0n, 2n ** 32n - 1n));
  throw new RangeError(
    `${excerpt(text)} is no direction: take ${DIRECTIONS.join(', ')} or a number${didYouMean(text, DIRECTIONS)}`,
  );
}
