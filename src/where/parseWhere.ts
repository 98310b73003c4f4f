/** Conditions as people type them. */
import { NET_EVENTS } from '../events/index.ts';
import { didYouMean } from '../util/nearest.ts';
import { excerpt } from '../util/text.ts';
import { memberTest } from './member.ts';
import { LIST_NAMES, WHERE_NAMES } from './names.ts';
import { parseTime } from './parseTime.ts';
import { LISTS } from './values.ts';
import type { MemberCondition, MemberOperator, Where } from './where.ts';

const TIMES = { '>=': 'from', '<': 'to' } as const;

const CONDITION = /^\s*([\w.]+)\s*(>=|<=|!=|[=<>~])(.*)$/s;

/** What {@link CONDITION} finds. */
interface Typed {
  readonly name: string;
  readonly operator: MemberOperator;
  readonly value: string;
}

/**
 * Conditions such as `type=CLASSIFY_DROP,CLASSIFY_ALLOW`, `remote=10.0.0.0/8` or `time>=2022-06-18T04:26:50Z`; all of
 * them have to hold, of the values in a list any one. The names are {@link WHERE_NAMES}, in any case; or a name is a path in
 * the struct, such as `classifyDrop.vSwitchSourcePort>0` or `header.appId~chrome`. A value in quotes is a string of JSON.
 * @throws RangeError for what is not a condition, or is given a second time: the message says which, and why.
 */
export function parseWhere(conditions: readonly string[]): Where {
  let where: Where = {};
  for (const condition of conditions) {
    try {
      where = { ...where, ...parseCondition(condition, where) };
    } catch (error) {
      if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
      throw new RangeError(`${excerpt(condition)}: ${error.message}`);
    }
  }
  return where;
}

function parseCondition(condition: string, before: Where): Where {
  const typed = typedIn(condition);
  const key = typed.name.toLowerCase();
  if (key === 'time') return timeCondition(typed, before);
  if (isList(key) && typed.operator === '=') return listCondition(key, typed.value, before);
  if (typed.name.includes('.') || key === 'type') return memberCondition(typed, before);
  if (isList(key))
    throw new RangeError(`${key} is compared with = only; members of the struct with all others`);
  throw noCondition(typed.name);
}

function typedIn(condition: string): Typed {
  const [, name = '', operator, value = ''] = CONDITION.exec(condition) ?? [];
  if (!isOperator(operator)) throw noCondition(name);
  return { name, operator, value };
}

const OPERATORS: readonly string[] = ['=', '!=', '<', '<=', '>', '>=', '~'] satisfies MemberOperator[];

function isOperator(operator: string | undefined): operator is MemberOperator {
  return operator !== undefined && OPERATORS.includes(operator);
}

function noCondition(name: string): RangeError {
  return new RangeError(
    `a condition is NAME=VALUE with a NAME of ${LIST_NAMES.join(', ')}; time>=TIME, time<TIME; or MEMBER=VALUE, with !=, <, <=, >, >= or ~ as well, such as header.appId~chrome${didYouMean(name, WHERE_NAMES)}`,
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
  return { [key]: valuesIn(value).map((text): ReturnType<typeof read> => read(text)) };
}

function timeCondition({ operator, value }: Typed, before: Where): Where {
  if (operator !== '>=' && operator !== '<') throw new RangeError('times are compared with >= and <');
  const key = TIMES[operator];
  if (before[key] !== undefined) throw new RangeError(`time${operator} was given before`);
  return { [key]: parseTime(value.trim()) };
}

/** Members that some version of the event has; which one is decoded is known later. */
function memberCondition({ name, operator, value }: Typed, { members = [] }: Where): Where {
  const path = name.toLowerCase() === 'type' ? 'type' : name;
  const member: MemberCondition = { path, operator, values: valuesIn(value) };
  assertInSomeEvent(member);
  return { members: [...members, member] };
}

function assertInSomeEvent(member: MemberCondition): void {
  let failure: unknown;
  // The newest first: it has most members, and its message helps most.
  for (const struct of Object.values(NET_EVENTS).reverse()) {
    try {
      memberTest(struct, member);
      return;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      failure ??= error;
    }
  }
  throw failure;
}

// --- lists ---------------------------------------------------------------------------------------------------

/** A value in quotes, with what JSON escapes, or one up to the next comma. */
const VALUE = /\s*(?:("(?:[^"\\]|\\.)*")\s*|([^,]*))(,|$)/sy;

/** The values of a list. @throws RangeError for an empty one. */
function valuesIn(list: string): string[] {
  const values: string[] = [];
  VALUE.lastIndex = 0;
  for (;;) {
    const [, quoted, bare = '', end] = VALUE.exec(list) ?? [];
    const value = quoted === undefined ? bare.trim() : unquoted(quoted);
    if (value === '' && quoted === undefined) throw new RangeError('a value is missing');
    values.push(value);
    if (end !== ',') return values;
  }
}

/** What a string of JSON says; a text that only looks like one is what it is. */
function unquoted(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : text;
  } catch {
    return text;
  }
}
