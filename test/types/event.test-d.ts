import { describe, expectTypeOf, test } from 'vitest';
import type {
  FWPM_NET_EVENT5 as Descriptor,
  FWP_CONDITION_VALUE0,
  FWP_IP_VERSION,
  FWP_VALUE0,
  FWPM_CONNECTION0,
  FWPM_NET_EVENT_CLASSIFY_DROP2,
  FWPM_NET_EVENT_HEADER1,
  FWPM_NET_EVENT_HEADER3,
  FWPM_NET_EVENT_IKEEXT_MM_FAILURE2,
  FWPM_NET_EVENT_IKEEXT_QM_FAILURE1,
  FWPM_NET_EVENT_TYPE,
  FWPM_NET_EVENT5,
  FWPM_VSWITCH_EVENT0,
  IKEEXT_CREDENTIAL2,
  Infer,
} from '../../src/index.ts';

declare const event: FWPM_NET_EVENT5;

describe('an event', () => {
  test('is the type of its descriptor under the same name', () => {
    expectTypeOf<FWPM_NET_EVENT5>().toEqualTypeOf<Infer<typeof Descriptor>>();
  });

  test('has header and type, whatever the type', () => {
    expectTypeOf(event.header).toEqualTypeOf<FWPM_NET_EVENT_HEADER3>();
    expectTypeOf(event.type).toEqualTypeOf<FWPM_NET_EVENT_TYPE>();
    expectTypeOf<FWPM_NET_EVENT_TYPE>().toExtend<string | number>();
    expectTypeOf<number>().toExtend<FWPM_NET_EVENT_TYPE>();
  });

  test('has the member that its type selects, and no other', () => {
    if (event.type === 'FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE') {
      expectTypeOf(event.ikeMmFailure).toEqualTypeOf<FWPM_NET_EVENT_IKEEXT_MM_FAILURE2 | null>();
      expectTypeOf(event.ikeMmFailure?.endCertHash).toEqualTypeOf<Uint8Array | undefined>();
      expectTypeOf(event).not.toHaveProperty('classifyDrop');
      expectTypeOf<keyof typeof event>().toEqualTypeOf<'header' | 'type' | 'ikeMmFailure'>();
    }
    switch (event.type) {
      case 'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP':
        expectTypeOf(event.classifyDrop).toEqualTypeOf<FWPM_NET_EVENT_CLASSIFY_DROP2 | null>();
        break;
      case 'FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE':
        expectTypeOf(event.ikeQmFailure).toEqualTypeOf<FWPM_NET_EVENT_IKEEXT_QM_FAILURE1 | null>();
        break;
      case 'FWPM_NET_EVENT_TYPE_LPM_PACKET_ARRIVAL':
        expectTypeOf(event.lpmPacketArrival).toEqualTypeOf<{ spi: number } | null>();
        break;
      default:
        break;
    }
  });

  test('of a type without a name has no more than header and type', () => {
    if (typeof event.type === 'number') {
      expectTypeOf<keyof typeof event>().toEqualTypeOf<'header' | 'type'>();
    }
  });

  test('tells by `in` what it has', () => {
    if ('ikeMmFailure' in event) {
      expectTypeOf(event.type).toEqualTypeOf<'FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE'>();
      expectTypeOf(event.ikeMmFailure).toEqualTypeOf<FWPM_NET_EVENT_IKEEXT_MM_FAILURE2 | null>();
    }
  });

  test('refuses a member before its type is known, and a misspelt type', () => {
    // @ts-expect-error only events of one type have it
    void event.ikeMmFailure;
    // @ts-expect-error no such type
    void (event.type === 'FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILED');
  });
});

describe('a header', () => {
  const { header } = event;

  test('has addresses of the version that it says, both of them', () => {
    if (header.ipVersion === 'FWP_IP_VERSION_V4') {
      expectTypeOf(header.localAddrV4).toEqualTypeOf<string>();
      expectTypeOf(header.remoteAddrV4).toEqualTypeOf<string>();
      expectTypeOf(header).not.toHaveProperty('localAddrV6');
    } else if (header.ipVersion === 'FWP_IP_VERSION_V6') {
      expectTypeOf(header.localAddrV6).toEqualTypeOf<string>();
      expectTypeOf(header.remoteAddrV6).toEqualTypeOf<string>();
      expectTypeOf(header).not.toHaveProperty('localAddrV4');
    } else {
      expectTypeOf(header.ipVersion).toEqualTypeOf<'FWP_IP_VERSION_NONE' | number>();
      expectTypeOf(header).not.toHaveProperty('localAddrV4');
      expectTypeOf(header).not.toHaveProperty('localAddrV6');
    }
  });

  test('has the types of JSON.md', () => {
    expectTypeOf(header.timeStamp).toEqualTypeOf<bigint>();
    expectTypeOf(header.flags).toEqualTypeOf<number>();
    expectTypeOf(header.ipVersion).toEqualTypeOf<FWP_IP_VERSION>();
    expectTypeOf(header.appId).toEqualTypeOf<string | null>();
    expectTypeOf(header.userId).toEqualTypeOf<string | null>();
    expectTypeOf(header.enterpriseId).toEqualTypeOf<string | null>();
    expectTypeOf(header.policyFlags).toEqualTypeOf<bigint>();
    expectTypeOf(header.effectiveName).toEqualTypeOf<Uint8Array | null>();
  });
});

describe('the header of Windows 7', () => {
  const header = {} as FWPM_NET_EVENT_HEADER1;

  test('has the Ethernet members for NONE and FWP_AF_ETHER only', () => {
    if (header.ipVersion === 'FWP_IP_VERSION_NONE') {
      if (header.reserved1 === 'FWP_AF_ETHER') {
        expectTypeOf(header.reserved2).toEqualTypeOf<string>();
        expectTypeOf(header.reserved10).toEqualTypeOf<bigint>();
      } else {
        expectTypeOf(header).not.toHaveProperty('reserved2');
      }
    } else {
      expectTypeOf(header).not.toHaveProperty('reserved1');
    }
    if (header.ipVersion === 'FWP_IP_VERSION_V4') {
      expectTypeOf(header.remoteAddrV4).toEqualTypeOf<string>();
      expectTypeOf(header).not.toHaveProperty('reserved1');
    }
  });
});

describe('other structs', () => {
  test('leave out the members that count an array', () => {
    expectTypeOf<FWPM_NET_EVENT_IKEEXT_MM_FAILURE2>().not.toHaveProperty('numLocalPrincipalGroupSids');
    expectTypeOf<FWPM_NET_EVENT_IKEEXT_MM_FAILURE2['localPrincipalGroupSids']>().toEqualTypeOf<
      (string | null)[] | null
    >();
    expectTypeOf<FWPM_NET_EVENT_IKEEXT_MM_FAILURE2['providerContextKey']>().toEqualTypeOf<string | null>();
  });

  test('have subnets in tunnel mode only, and both together', () => {
    const failure = {} as FWPM_NET_EVENT_IKEEXT_QM_FAILURE1;
    if (failure.saTrafficType === 'IPSEC_TRAFFIC_TYPE_TUNNEL') {
      expectTypeOf(failure.localSubNet).toEqualTypeOf<FWP_CONDITION_VALUE0>();
      expectTypeOf(failure.remoteSubNet).toEqualTypeOf<FWP_CONDITION_VALUE0>();
    } else {
      expectTypeOf(failure).not.toHaveProperty('localSubNet');
      expectTypeOf(failure).not.toHaveProperty('remoteSubNet');
    }
  });

  test('have one member for several values of a tag', () => {
    const credential = {} as IKEEXT_CREDENTIAL2;
    if (credential.authenticationMethodType === 'IKEEXT_SSL') {
      expectTypeOf(credential.certificate).not.toBeAny();
      expectTypeOf(credential.certificate?.certHash).toEqualTypeOf<Uint8Array | null | undefined>();
    }
    if (credential.authenticationMethodType === 'IKEEXT_EAP') {
      expectTypeOf(credential.name).toEqualTypeOf<{ principalName: string | null } | null>();
    }
    if (credential.authenticationMethodType === 'IKEEXT_ANONYMOUS') {
      expectTypeOf<keyof typeof credential>().toEqualTypeOf<
        'authenticationMethodType' | 'impersonationType'
      >();
    }
  });

  test('hold values of every type', () => {
    const value = {} as FWP_VALUE0;
    if (value.type === 'FWP_UINT8') expectTypeOf(value.uint8).toEqualTypeOf<number>();
    if (value.type === 'FWP_UINT64') expectTypeOf(value.uint64).toEqualTypeOf<bigint | null>();
    if (value.type === 'FWP_DOUBLE') expectTypeOf(value.double64).toEqualTypeOf<number | null>();
    if (value.type === 'FWP_SID') expectTypeOf(value.sid).toEqualTypeOf<string | null>();
    if (value.type === 'FWP_TOKEN_INFORMATION_TYPE') {
      expectTypeOf(value.tokenInformation?.sids).toEqualTypeOf<
        { Sid: string | null; Attributes: number }[] | null | undefined
      >();
    }
    if (value.type === 'FWP_EMPTY') expectTypeOf<keyof typeof value>().toEqualTypeOf<'type'>();
    const condition = {} as FWP_CONDITION_VALUE0;
    if (condition.type === 'FWP_RANGE_TYPE') {
      expectTypeOf(condition.rangeValue?.valueLow).toEqualTypeOf<FWP_VALUE0 | undefined>();
    }
  });

  test('have members of structs without a tag', () => {
    const change = {} as FWPM_VSWITCH_EVENT0;
    if (change.eventType === 'FWPM_VSWITCH_EVENT_FILTER_ENGINE_REORDER') {
      expectTypeOf(change.reorderInfo).toEqualTypeOf<{
        inRequiredPosition: boolean;
        vSwitchFilterExtensions: (string | null)[] | null;
      }>();
    }
    const connection = {} as FWPM_CONNECTION0;
    if (connection.ipVersion === 'FWP_IP_VERSION_V6') {
      expectTypeOf(connection.localV6Address).toEqualTypeOf<string>();
      expectTypeOf(connection.mmPeer).toEqualTypeOf<IKEEXT_CREDENTIAL2>();
    }
  });
});
