/** Every version and every type of event that the headers have is known wherever there is a list of them. */
import { describe, expect, test } from 'vitest';
import { NET_EVENTS } from '../../src/events/netEvents.ts';
import { factsOf, text } from '../../src/formats.ts';
import { FWPM_NET_EVENT_TYPE, layouts } from '../../src/index.ts';
import { NET_EVENT_NAMES } from '../../src/scan/netEvents.ts';

const versions = Object.keys(layouts).filter((name) => /^FWPM_NET_EVENT\d+$/.test(name));

test('each version of an event is one for formats and conditions', () => {
  expect(Object.keys(NET_EVENTS).sort()).toEqual([...versions].sort());
});

test('a scan looks for each version, the newest first', () => {
  const newestFirst = [...versions].sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  expect(NET_EVENT_NAMES).toEqual(newestFirst);
});

describe.each(Object.keys(FWPM_NET_EVENT_TYPE.values))('%s', (type) => {
  const event = { header: {}, type };

  test('has an outcome', () => {
    expect(factsOf('FWPM_NET_EVENT5', event).outcome).toMatch(/^(blocked|allowed|failed|arrived)$/);
  });

  test('has words for people', () => {
    expect(text().write('FWPM_NET_EVENT5', event)).not.toContain('FWPM_NET_EVENT_TYPE_');
  });
});
