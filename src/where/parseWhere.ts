/** Conditions as people type them. */
import { protocolNumber } from '../names/index.ts';
import type { Where } from './where.ts';

/** What a name stands for, and how its values are read. */
const LISTS = {
  type: { key: 'type', read: (text: string) => (/^\d+$/.test(text) ? Number(text) : text) },
  address: { key: 'address', read: (text: string) => text },
  local: { key: 'localAddress', read: (text: string) => text },
  remote: { key: 'remoteAddress', read: (text: string) => text },
  port: { key: 'port', read: port },
  localport: { key: 'localPort', read: port },
  remoteport: { key: 'remotePort', read: port },
  protocol: { key: 'protocol', read: protocol },
  app: { key: 'app', read: (text: string) => text },
  user: { key: 'user', read: (text: string) => text },
  filter: { key: 'filterId', read: (text: string) => BigInt(number('filter', text, 2n ** 64n - 1n)) },
  layer: { key: 'layerId', read: (text: string) => Number(number('layer', text, 0xffffn)) },
} as const;

/** What can be typed, for help texts. */
export const WHERE_NAMES: readonly string[] = [...Object.keys(LISTS), 'time'];

/**
 * Conditions such as `type=CLASSIFY_DROP,CLASSIFY_ALLOW`, `remote=10.0.0.0/8` or `time>=2022-06-18T04:26:50Z`; all of
 * them have to hold.
 * @throws RangeError for what is none.
 */
export function parseWhere(conditions: readonly string[]): Where {
  const where: Where = {};
  for (const condition of conditions) Object.assign(where, parseCondition(condition, where));
  return where;
}

function parseCondition(condition: string, before: Where): Where {
  const [, name = '', operator = '', value = ''] = /^\s*(\w+)\s*(>=|<|=)\s*(.*?)\s*$/s.exec(condition) ?? [];
  const key = name.toLowerCase();
  if (value === '')
    throw new RangeError(`${condition}: a condition is NAME=VALUE, with a NAME of ${WHERE_NAMES.join(', ')}`);
  if (key === 'time') return timeCondition(operator, value);
  if (!isList(key) || operator !== '=') {
    throw new RangeError(
      `${condition}: take NAME=VALUE with a NAME of ${WHERE_NAMES.join(', ')}, or time>=, time<`,
    );
  }
  const { key: member, read } = LISTS[key];
  if (before[member] !== undefined) {
    throw new RangeError(`${condition}: ${key} was given before; list what it may be: ${key}=ONE,OTHER`);
  }
  return { [member]: value.split(',').map((text) => read(text.trim())) };
}

function isList(name: string): name is keyof typeof LISTS {
  return Object.hasOwn(LISTS, name);
}

function timeCondition(operator: string, value: string): Where {
  if (operator === '>=') return { from: ticks(value) };
  if (operator === '<') return { to: ticks(value) };
  throw new RangeError('time: take time>= and time<');
}

/** Ticks from 1601 to 1970. */
const UNIX_EPOCH = 116444736000000000n;

/** A time as the output writes it, with up to 7 digits behind the point, a date, or a number of ticks. */
function ticks(text: string): bigint {
  if (/^\d{12,}$/.test(text)) return BigInt(text);
  const [, whole = '', fraction = '', zone = ''] =
    /^(\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?)(?:\.(\d{1,7}))?(Z|[+-]\d{2}:\d{2})?$/.exec(text) ??
    [];
  const hasTime = whole.length > 10;
  const milliseconds = Date.parse(`${whole.replace(' ', 'T')}${hasTime ? zone || 'Z' : ''}`);
  if (whole === '' || Number.isNaN(milliseconds)) {
    throw new RangeError(`${text} is no time such as 2022-06-18T04:26:50Z or 2022-06-18 (UTC)`);
  }
  return BigInt(milliseconds) * 10_000n + UNIX_EPOCH + BigInt(fraction.padEnd(7, '0'));
}

function port(text: string): number {
  return Number(number('port', text, 0xffffn));
}

function protocol(text: string): number {
  return protocolNumber(text.toLowerCase()) ?? Number(number('protocol', text, 255n));
}

function number(what: string, text: string, most: bigint): string {
  if (/^\d{1,20}$/.test(text) && BigInt(text) <= most) return text;
  throw new RangeError(`${what}: ${text} is not a number of 0 to ${most}`);
}
