/** Events in the form of netsh: what a test reads is not made by what it tests. */

import { flagNames } from '../../src/codec/leaf/flags.ts';
import type { ValueLayout } from '../../src/index.ts';
import { FWPM_NET_EVENT_HEADER1, FWPM_NET_EVENT5 } from '../../src/index.ts';
import { membersIn } from '../../src/layout/index.ts';
import { isRecord } from '../../src/util/objects.ts';
import { wellFormed } from '../../src/util/text.ts';

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A file of `netsh wfp show netevents`. */
export function netEventsXml(events: readonly unknown[]): string {
  const items = events.map((event) => eventXml(event, 'item')).join('');
  return `${DECLARATION}<netEvents numItems="${events.length}">\n${items}</netEvents>\n`;
}

/** The element of an event, with the members that it has. */
export function eventXml(event: unknown, name = 'netEvent'): string {
  return `<${name}>\n${Object.entries(record(event))
    .map(([member, value]) => memberXml(MEMBERS, member, value))
    .join('\n')}\n</${name}>\n`;
}

/**
 * What is left of an event in XML, as it is written here: an empty text, blob or list is none, and there are no unpaired
 * surrogates. The blob of an application has at least its NUL.
 */
export function asXmlHasIt(value: unknown, name = ''): unknown {
  if (typeof value === 'string' && name !== 'appId')
    return wellFormed(value).trim() === '' ? null : wellFormed(value);
  if (value instanceof Uint8Array) return value.length === 0 ? null : value;
  if (value === null) return LISTS.test(name) ? [] : null;
  if (Array.isArray(value)) return value.map((element) => asXmlHasIt(element));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([member, part]) => [member, asXmlHasIt(part, member)]),
  );
}

const LISTS = /(?:GroupSids|sids|restrictedSids)$/;

/** Those of the second header, which later ones do not have, are among them. */
const MEMBERS = new Map<string, ValueLayout>([
  ...membersIn(FWPM_NET_EVENT5.fields),
  [
    'header',
    {
      ...FWPM_NET_EVENT5.fields.header,
      fields: { ...FWPM_NET_EVENT_HEADER1.fields, ...FWPM_NET_EVENT5.fields.header.fields },
    },
  ],
]);

function memberXml(members: ReadonlyMap<string, ValueLayout>, name: string, value: unknown): string {
  const layout = members.get(name);
  if (layout === undefined) throw new Error(`no member ${name}`);
  const element = layout.kind === 'ipv6' ? `${name}.byteArray16` : name;
  const content = contentOf(layout, value);
  return content === '' ? `<${element}/>` : `<${element}>${content}</${element}>`;
}

function contentOf(layout: ValueLayout, value: unknown): string {
  if (value === null) return '';
  switch (layout.kind) {
    case 'pointer':
      return contentOf(layout.to, value);
    case 'struct': {
      const members = new Map(membersIn(layout.fields));
      return Object.entries(record(value))
        .map(([name, member]) => memberXml(members, name, member))
        .join('\n');
    }
    case 'counted':
      return list(value)
        .map((item) => `<item>${contentOf(layout.of, item)}</item>`)
        .join('');
    case 'blob':
      if (value instanceof Uint8Array && value.length === 0) return '';
      return `<data>${hex(typeof value === 'string' ? Buffer.from(`${value}\0`, 'utf16le') : value)}</data><asString>...</asString>`;
    case 'flags':
      return flagNames(layout.bits, Number(value))
        .map((flag) => `<item>${flag}</item>`)
        .join('');
    case 'guid':
      return `{${String(value).toUpperCase()}}`;
    case 'filetime':
      return timeText(value);
    case 'bytes':
      return hex(value);
    default:
      return escaped(String(value));
  }
}

/** With 7 digits, so that nothing of it is lost: netsh writes three. */
function timeText(value: unknown): string {
  const ticks = BigInt(String(value));
  const milliseconds = Number(ticks / 10_000n - 11_644_473_600_000n);
  if (ticks > 2_650_467_743_999_999_999n) return String(ticks).padStart(9, '0');
  const rest = String(ticks % 10_000n).padStart(4, '0');
  return `${new Date(milliseconds).toISOString().slice(0, -1)}${rest}Z`;
}

function hex(value: unknown): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : '';
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) throw new Error('no object');
  return value;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
