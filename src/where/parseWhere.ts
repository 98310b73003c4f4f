/** Conditions as people type them. */
import { layerId, protocolNumber } from '../names/index.ts';
import { appPart } from './appPart.ts';
import { typeNumber } from './named.ts';
import { parseNetwork } from './network.ts';
import { parseTime } from './parseTime.ts';
import type { Where } from './where.ts';

/** What a name stands for, and how each of its values is read. */
const LISTS = {
  type: { key: 'type', read: eventType },
  address: { key: 'address', read: network },
  local: { key: 'localAddress', read: network },
  remote: { key: 'remoteAddress', read: network },
  port: { key: 'port', read: port },
  localport: { key: 'localPort', read: port },
  remoteport: { key: 'remotePort', read: port },
  protocol: { key: 'protocol', read: protocol },
  app: { key: 'app', read: appPart },
  user: { key: 'user', read: user },
  filter: { key: 'filterId', read: (text: string) => integer(text, 2n ** 64n - 1n) },
  layer: { key: 'layer', read: layer },
} as const;

const TIMES = { '>=': 'from', '<': 'to' } as const;

/** The names that can be typed, for help texts. */
export const WHERE_NAMES: readonly string[] = [...Object.keys(LISTS), 'time'];

/**
 * Conditions such as `type=CLASSIFY_DROP,CLASSIFY_ALLOW`, `remote=10.0.0.0/8` or `time>=2022-06-18T04:26:50Z`; all of
 * them have to hold, of the values in a list any one. The names are {@link WHERE_NAMES}, in any case.
 * @throws RangeError for what is not a condition, or is given a second time: the message says which, and why.
 */
export function parseWhere(conditions: readonly string[]): Where {
  const where: Where = {};
  for (const condition of conditions) {
    try {
      Object.assign(where, parseCondition(condition, where));
    } catch (error) {
      throw error instanceof RangeError ? new RangeError(`${condition}: ${error.message}`) : error;
    }
  }
  return where;
}

function parseCondition(condition: string, before: Where): Where {
  const [, name = '', operator = '', value = ''] = /^\s*(\w+)\s*(>=|<=|!=|[=<>])(.*)$/s.exec(condition) ?? [];
  const key = name.toLowerCase();
  if (key === 'time') return timeCondition(operator, value.trim(), before);
  if (isList(key) && operator === '=') return listCondition(key, value, before);
  throw new RangeError(
    `a condition is NAME=VALUE with a NAME of ${Object.keys(LISTS).join(', ')}; or time>=TIME, time<TIME`,
  );
}

function isList(name: string): name is keyof typeof LISTS {
  return Object.hasOwn(LISTS, name);
}

function listCondition(name: keyof typeof LISTS, value: string, before: Where): Where {
  const { key, read } = LISTS[name];
  if (before[key] !== undefined) {
    throw new RangeError(`${name} was given before; list what it may be: ${name}=ONE,OTHER`);
  }
  const texts = value.split(',').map((text) => text.trim());
  if (texts.includes('')) throw new RangeError('a value is missing');
  return { [key]: texts.map((text): string | number | bigint => read(text)) };
}

function timeCondition(operator: string, value: string, before: Where): Where {
  if (operator !== '>=' && operator !== '<') throw new RangeError('times are compared with >= and <');
  const key = TIMES[operator];
  if (before[key] !== undefined) throw new RangeError(`time${operator} was given before`);
  return { [key]: parseTime(value) };
}

// --- values --------------------------------------------------------------------------------------------------

/** Names stay names: they are looked up where the struct is known. */
function eventType(text: string): string | number {
  if (isDigits(text)) return Number(integer(text, 2n ** 32n - 1n));
  typeNumber(text);
  return text;
}

function layer(text: string): string | number {
  if (isDigits(text)) return Number(integer(text, 2n ** 16n - 1n));
  if (layerId(text.toUpperCase()) !== undefined) return text;
  throw new RangeError(`there is no layer ${text} that has a certain id: take a number`);
}

function network(text: string): string {
  parseNetwork(text);
  return text;
}

function port(text: string): number {
  return Number(integer(text, 2n ** 16n - 1n));
}

function protocol(text: string): number {
  const named = protocolNumber(text.toLowerCase());
  if (named !== undefined) return named;
  if (isDigits(text)) return Number(integer(text, 255n));
  throw new RangeError(`${text} is not the name of a protocol that is known here: take a number`);
}

function user(text: string): string {
  if (/^S-\d+-(?:\d+|0x[\da-f]+)(?:-\d+)*$/i.test(text)) return text;
  throw new RangeError(`${text} is no SID such as S-1-5-18`);
}

function isDigits(text: string): boolean {
  return /^\d+$/.test(text);
}

function integer(text: string, most: bigint): bigint {
  // Longer than any of them: such a text is not to be made a number.
  if (text.length <= 20 && isDigits(text) && BigInt(text) <= most) return BigInt(text);
  throw new RangeError(`${text} is not a number of 0 to ${most}`);
}
