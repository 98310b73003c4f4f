/**
 * Members that an event says it has, and that are not there. A NULL pointer leads to nothing: the member is absent, in
 * every format. A pointer that leads outside the captured memory is something that cannot be read.
 */
import { describe, expect, test } from 'vitest';
import { csv, type EventFormat, ecs, ocsf, text } from '../../src/formats.ts';
import { decode, FWPM_NET_EVENT5, memoryImage } from '../../src/index.ts';
import { MAIN_MODE, offsetOf } from '../support/texts.ts';

/** The event with other pointers, of which the flags vouch for all. */
function written(format: EventFormat, pointers: Readonly<Record<string, bigint>>): string {
  const bytes = MAIN_MODE.bytes.slice();
  const view = new DataView(bytes.buffer);
  view.setUint32(offsetOf('header.flags'), 0x3fff, true);
  for (const [member, address] of Object.entries(pointers)) {
    view.setBigUint64(offsetOf(member), address, true);
  }
  const memory = memoryImage(bytes, { abi: 'x64', base: MAIN_MODE.base });
  return format.write(
    'FWPM_NET_EVENT5',
    decode(FWPM_NET_EVENT5, memory, MAIN_MODE.address, { onIssue: () => undefined }),
  );
}

const OUTSIDE = 0xdead0000n;

/** The pointers that flags or counts vouch for, the row of text that they are in, and how the row names them. */
const POINTERS = [
  ['header.appId.data', 'who', 'app'],
  ['header.userId', 'who', 'user'],
  ['header.packageSid', 'who', 'package'],
  ['header.enterpriseId', 'who', 'enterprise'],
  ['ikeMmFailure.localPrincipalGroupSids', 'local name', 'member of'],
  ['ikeMmFailure.remotePrincipalGroupSids', 'remote name', 'member of'],
  ['ikeMmFailure.remotePrincipalGroupSids[0]', 'remote name', 'member of'],
] as const;

describe.each(POINTERS)('%s', (member, label, name) => {
  const row = (address: bigint) =>
    written(text(), { [member]: address })
      .split('\n')
      .find((line) => line.startsWith(`  ${label} `)) ?? '';

  test('outside the memory it cannot be read', () => {
    expect(row(OUTSIDE)).toContain(`${name} (cannot be read)`);
  });

  test('NULL is absent', () => {
    expect(row(0n)).not.toContain('(cannot be read)');
    // One group of two is left.
    if (!member.endsWith(']')) expect(row(0n)).not.toContain(`${name} `);
  });

  test.each([
    ['text', text()],
    ['CSV', csv()],
    ['ECS', ecs()],
    ['OCSF', ocsf()],
  ])('NULL is no fault in %s', (_, format) => {
    expect(written(format, { [member]: 0n })).not.toMatch(/cannot be read|unreadable|pipeline_error/);
  });
});

test('a lost member that no flag vouches for is absent', () => {
  const bytes = MAIN_MODE.bytes.slice();
  const view = new DataView(bytes.buffer);
  view.setUint32(offsetOf('header.flags'), 0, true);
  view.setBigUint64(offsetOf('header.userId'), OUTSIDE, true);
  const memory = memoryImage(bytes, { abi: 'x64', base: MAIN_MODE.base });
  const event = decode(FWPM_NET_EVENT5, memory, MAIN_MODE.address, { onIssue: () => undefined });
  expect(text().write('FWPM_NET_EVENT5', event)).not.toContain('cannot be read');
});
