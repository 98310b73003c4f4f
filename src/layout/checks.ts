/** What is refused when a descriptor is built, so that no decoder meets a wrong one. */

import { excerpt } from '../util/text.ts';
import { isLayoutPart } from './assertLayout.ts';
import { caseNumbers } from './cases.ts';
import type { AnyUnion, Fields, ValueLayout } from './descriptor.ts';
import { membersIn } from './members.ts';

export function checkPart(where: string, part: unknown): void {
  if (isLayoutPart(part)) return;
  throw new TypeError(`${where}: a layout is needed, such as uint32 or pointer(GUID), not ${typeof part}`);
}

export function checkIdentifier(name: string, what: string): void {
  // `__proto__` is an identifier to C, but as a key it would set an object's prototype.
  if (!/^[A-Za-z_]\w*$/.test(name) || name === '__proto__') {
    throw new TypeError(`${JSON.stringify(excerpt(name))} cannot name ${what}`);
  }
}

export function checkConstants(name: string, constants: Readonly<Record<string, number>>): void {
  if (Object.keys(constants).length === 0) throw new TypeError(`${name} has no names`);
  for (const [constant, value] of Object.entries(constants)) {
    checkIdentifier(constant, 'a constant');
    if (value !== value >>> 0)
      throw new TypeError(`${name}.${constant}: ${value} is not an unsigned 32-bit integer`);
  }
}

export function checkFields(structName: string, fields: Fields): void {
  if (typeof fields !== 'object' || fields === null) {
    throw new TypeError(`${structName}: the members are an object such as { spi: uint32 }`);
  }
  for (const [name, field] of Object.entries(fields)) checkPart(`${structName}.${name}`, field);
  const seen = new Set<string>();
  for (const [name] of membersIn(fields)) {
    checkIdentifier(name, 'a member');
    if (seen.has(name)) throw new TypeError(`${structName} has two members ${name}`);
    seen.add(name);
  }
  if (seen.size === 0) throw new TypeError(`${structName} has no members`);
  const earlier = new Map<string, Fields[string]>();
  for (const [name, field] of Object.entries(fields)) {
    const where = `${structName}.${name}`;
    if (field.kind === 'union') checkUnion(where, field, earlier);
    else checkMember(where, field, earlier);
    earlier.set(name, field);
  }
}

type Earlier = ReadonlyMap<string, Fields[string]>;

/** An arm has no members before it: nothing there could count an array. */
const NO_MEMBERS: Earlier = new Map();

function checkUnion(where: string, union: AnyUnion, earlier: Earlier): void {
  const { tag, arms } = union;
  const selector = earlier.get(tag);
  const isWhole = union.bit === undefined;
  if (!(isWhole ? /^enum$/ : /^(enum|flags|uint32)$/).test(selector?.kind ?? '')) {
    const what = isWhole ? 'an enumeration' : 'a UINT32';
    throw new TypeError(`${where}: the tag '${tag}' is not ${what} that stands before it in the same struct`);
  }
  const numbers = caseNumbers(union, selector);
  const owner = selector?.kind === 'enum' ? selector.name : tag;
  for (const [name, { cases, layout }] of Object.entries(arms)) {
    for (const value of cases) {
      if (!Object.hasOwn(numbers, value)) throw new TypeError(`${where}: ${owner} has no ${value}`);
    }
    if (layout.kind !== 'anonymous') checkMember(`${where}.${name}`, layout, NO_MEMBERS);
  }
}

function checkMember(where: string, layout: ValueLayout, earlier: Earlier): void {
  if (layout.kind === 'sid' || layout.kind === 'wideString') {
    throw new TypeError(`${where}: ${layout.ctype} has no fixed size: a member can only point to it`);
  }
  if (layout.kind !== 'counted') return;
  if (!/^uint(8|16|32)$/.test(earlier.get(layout.count)?.kind ?? '')) {
    throw new TypeError(
      `${where}: the count '${layout.count}' is not an unsigned integer that stands before it in the same struct`,
    );
  }
  for (const [name, other] of earlier) {
    if (other.kind === 'counted' && other.count === layout.count) {
      throw new TypeError(`${where}: '${layout.count}' counts ${name} already`);
    }
  }
}
