/** The option `internal` adds a member to what is decoded, and changes nothing where it is not given. */
import { expectTypeOf, test } from 'vitest';
import { decode, decodeArray, decodeEntries, FWPM_NET_EVENT5, memoryImage } from '../../src/index.ts';
import { type Internal, internalFields } from '../../src/internal.ts';

const memory = memoryImage(new Uint8Array(0x100), { abi: 'x64', base: 0 });
const internal = internalFields();
const onIssue = () => undefined;

test('an event is as it was where the option is not given', () => {
  expectTypeOf(decode(FWPM_NET_EVENT5, memory, 0)).toEqualTypeOf<FWPM_NET_EVENT5>();
  expectTypeOf(decode(FWPM_NET_EVENT5, memory, 0, { limits: {} })).toEqualTypeOf<FWPM_NET_EVENT5>();
  expectTypeOf(decode(FWPM_NET_EVENT5, memory, 0, { onIssue })).toEqualTypeOf<FWPM_NET_EVENT5 | null>();
});

test('each function gives events with it', () => {
  const events = [
    decode(FWPM_NET_EVENT5, memory, 0, { internal }),
    decode(FWPM_NET_EVENT5, memory, 0, { internal, onIssue }),
    ...decodeArray(FWPM_NET_EVENT5, memory, 0, 1, { internal }),
    ...decodeEntries(FWPM_NET_EVENT5, memory, 0, 1, { internal }),
  ];
  expectTypeOf(events[0]?.internal).toEqualTypeOf<Internal | undefined>();
  expectTypeOf(decode(FWPM_NET_EVENT5, memory, 0, { internal })).toMatchTypeOf<FWPM_NET_EVENT5>();
});

test('a body narrows by its type', () => {
  const body = decode(FWPM_NET_EVENT5, memory, 0, { internal }).internal;
  if (body?.type !== 'FWPM_NET_EVENT_TYPE_INTERNAL_IKEEXT_POLICY_CHANGE') return;
  expectTypeOf(body.ikeInternalPolicyChange).not.toBeAny();
  expectTypeOf(body.ikeInternalPolicyChange).extract<object>().toHaveProperty('numOccurrences');
});
