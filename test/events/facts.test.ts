/** Facts of events that no Windows made: what is not as expected is not said. */
import { describe, expect, test } from 'vitest';
import { keyingModuleName, NET_EVENTS } from '../../src/events/index.ts';
import { agreedDirection, factsOf, ikeFactsOf, isNetEventName, statedDirection } from '../../src/formats.ts';
import { drop, event5, mainModeFailure } from '../support/events.ts';

const NAMES = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'];

describe.each(NAMES)('the name %s of Object.prototype', (name) => {
  test('is no type', () => {
    const facts = factsOf('FWPM_NET_EVENT5', { ...Object(event5('CLASSIFY_DROP', drop({}))), type: name });
    expect(facts).toMatchObject({ type: name, outcome: undefined });
    expect(ikeFactsOf(facts)).toBeUndefined();
  });

  test('is no role, no IP version and no direction', () => {
    const failure = mainModeFailure({ saRole: name, direction: name, keyingModuleType: name });
    const facts = factsOf('FWPM_NET_EVENT5', event5('IKEEXT_MM_FAILURE', failure, { ipVersion: name }));
    expect([facts.role, facts.ipVersion, facts.direction]).toEqual([undefined, undefined, undefined]);
    expect(statedDirection(facts)).toBeUndefined();
    const ike = ikeFactsOf(facts);
    expect(ike?.keyingModule).toBe(name);
    expect(ike && keyingModuleName(ike)).toBeUndefined();
  });

  test('is no struct', () => {
    expect(isNetEventName(name)).toBe(false);
    expect(Object.keys(NET_EVENTS)).not.toContain(name);
  });
});

describe('the keying module', () => {
  test.each([
    ['IKEEXT_KEY_MODULE_IKE', 'IKE'],
    ['IKEEXT_KEY_MODULE_AUTHIP', 'AuthIP'],
    ['IKEEXT_KEY_MODULE_IKEV2', 'IKEv2'],
    [3, undefined],
    [undefined, undefined],
  ])('%s is %s', (keyingModuleType, name) => {
    const failure = event5('IKEEXT_MM_FAILURE', mainModeFailure({ keyingModuleType }));
    const ike = ikeFactsOf(factsOf('FWPM_NET_EVENT5', failure));
    expect(ike && keyingModuleName(ike)).toBe(name);
  });

  test('of extended mode is AuthIP', () => {
    const ike = ikeFactsOf(factsOf('FWPM_NET_EVENT5', event5('IKEEXT_EM_FAILURE', null)));
    expect(ike && keyingModuleName(ike)).toBe('AuthIP');
  });
});

describe('the type and the code of ICMP', () => {
  /** FWPM_NET_EVENT_FLAG_*_SET: the protocol, and what TCP has as ports. */
  const [PROTOCOL, LOCAL, REMOTE] = [0x1, 0x8, 0x10];

  test.each([
    ['both', LOCAL | REMOTE, { type: 8, code: 4 }],
    ['the type alone', LOCAL, { type: 8, code: undefined }],
    ['the code alone', REMOTE, { type: undefined, code: 4 }],
    ['neither', 0, undefined],
  ])('%s', (_, ports, icmp) => {
    const header = { ipProtocol: 1, localPort: 8, remotePort: 4, flags: PROTOCOL | ports };
    expect(factsOf('FWPM_NET_EVENT5', event5('CLASSIFY_DROP', drop({}), header)).icmp).toEqual(icmp);
  });
});

describe('a direction that has no name', () => {
  test.each([2, 14591, 14596, 0xffffffff])('%i is said, and agrees with nothing', (msFwpDirection) => {
    for (const layerId of [44, 48, 24]) {
      const facts = factsOf('FWPM_NET_EVENT5', event5('CLASSIFY_DROP', drop({ msFwpDirection, layerId })));
      expect(facts.direction).toBe(msFwpDirection);
      expect([statedDirection(facts), agreedDirection(facts)]).toEqual([undefined, undefined]);
    }
  });

  test('of an IPsec drop, too', () => {
    const body = { failureStatus: 1, direction: 2, spi: 1, filterId: 1n, layerId: 12 };
    const facts = factsOf('FWPM_NET_EVENT5', event5('IPSEC_KERNEL_DROP', body));
    expect([facts.direction, statedDirection(facts)]).toEqual([2, undefined]);
  });
});

describe('a number of FWP_DIRECTION in msFwpDirection', () => {
  test.each([
    [0, 48, 'outbound', 'outbound'],
    [1, 44, 'inbound', 'inbound'],
    [1, 24, 'inbound', 'inbound'],
    // The layer contradicts it, as it can contradict any other.
    [0, 44, 'outbound', undefined],
  ])('%i at the layer %i is %s', (msFwpDirection, layerId, direction, stated) => {
    const facts = factsOf('FWPM_NET_EVENT5', event5('CLASSIFY_DROP', drop({ msFwpDirection, layerId })));
    expect(facts).toMatchObject({ direction, directionCode: msFwpDirection });
    expect(statedDirection(facts)).toBe(stated);
  });

  test('is said of no other member', () => {
    const facts = factsOf('FWPM_NET_EVENT5', event5('CLASSIFY_DROP', drop({})));
    expect(facts.directionCode).toBeUndefined();
  });
});

test('rules name a layer whose id is not certain, and no other', () => {
  const rules = { rule: () => undefined, layer: (id: number) => `FWPM_LAYER_INBOUND_${id}_V4` };
  const facts = (layerId: number) =>
    factsOf('FWPM_NET_EVENT5', event5('CLASSIFY_DROP', drop({ layerId })), { rules });
  expect(facts(90)).toMatchObject({
    layer: { code: 90, name: 'FWPM_LAYER_INBOUND_90_V4' },
    layerDirection: 'inbound',
  });
  expect(facts(48)).toMatchObject({
    layer: { code: 48, name: 'FWPS_LAYER_ALE_AUTH_CONNECT_V4' },
    layerDirection: 'outbound',
  });
});
