/**
 * What a skilled person writes for these two event types and this ABI alone: straight-line DataView code, every
 * pointer checked, one object literal per struct, caches of the texts that come again.
 */
import { check, copyBytes, follow, Image } from '../leaf/image.mjs';
import { ipv4, ipv6 } from '../leaf/ip.mjs';
import {
  directionOf,
  FWP_AF,
  FWP_IP_VERSION,
  FWPM_NET_EVENT_TYPE,
  IKEEXT_AUTHENTICATION_METHOD_TYPE,
  IKEEXT_KEY_MODULE_TYPE,
  IKEEXT_MM_SA_STATE,
  IKEEXT_SA_ROLE,
  IPSEC_FAILURE_POINT,
  nameOf,
} from '../leaf/names.mjs';
import { guid, sidAt } from '../leaf/sid.mjs';
import { countedText, wideStringAt, wideStrings } from '../leaf/text.mjs';
import { decodeEach } from './entries.mjs';

/** @param {import('../data.mjs').Events} events */
export function decode(events) {
  const image = new Image(events);
  return decodeEach(image, events, (offset) => readEvent(image, offset));
}

/** It knows one image only: what several ranges cost, this stands beside. */
export const rangesDecode = decode;

function readEvent(image, at) {
  check(image, at, 152);
  const type = image.view.getUint32(at + 136, true);
  switch (type) {
    case 0:
      return {
        header: readHeader(image, at),
        type: FWPM_NET_EVENT_TYPE[0],
        ikeMmFailure: readMainModeAt(image, at + 144),
      };
    case 3:
      return {
        header: readHeader(image, at),
        type: FWPM_NET_EVENT_TYPE[3],
        classifyDrop: readDropAt(image, at + 144),
      };
    default:
      throw new Error(`the benchmark holds no event of type ${type}`);
  }
}

/** One literal for each IP version, as the version decides which members there are. */
function readHeader(image, at) {
  const { view } = image;
  const version = view.getUint32(at + 12, true);
  switch (version) {
    case 0:
      return {
        timeStamp: view.getBigUint64(at, true),
        flags: view.getUint32(at + 8, true),
        ipVersion: FWP_IP_VERSION[0],
        ipProtocol: view.getUint8(at + 16),
        localAddrV4: ipv4(view.getUint32(at + 20, true)),
        remoteAddrV4: ipv4(view.getUint32(at + 36, true)),
        localPort: view.getUint16(at + 52, true),
        remotePort: view.getUint16(at + 54, true),
        scopeId: view.getUint32(at + 56, true),
        appId: readTextBlob(image, at + 64),
        userId: sidAt(image, at + 80),
        addressFamily: nameOf(FWP_AF, view.getUint32(at + 88, true)),
        packageSid: sidAt(image, at + 96),
        enterpriseId: wideStringAt(image, at + 104),
        policyFlags: view.getBigUint64(at + 112, true),
        effectiveName: readBlob(image, at + 120),
      };
    case 1:
      return {
        timeStamp: view.getBigUint64(at, true),
        flags: view.getUint32(at + 8, true),
        ipVersion: FWP_IP_VERSION[1],
        ipProtocol: view.getUint8(at + 16),
        localAddrV6: ipv6(image, at + 20),
        remoteAddrV6: ipv6(image, at + 36),
        localPort: view.getUint16(at + 52, true),
        remotePort: view.getUint16(at + 54, true),
        scopeId: view.getUint32(at + 56, true),
        appId: readTextBlob(image, at + 64),
        userId: sidAt(image, at + 80),
        addressFamily: nameOf(FWP_AF, view.getUint32(at + 88, true)),
        packageSid: sidAt(image, at + 96),
        enterpriseId: wideStringAt(image, at + 104),
        policyFlags: view.getBigUint64(at + 112, true),
        effectiveName: readBlob(image, at + 120),
      };
    default:
      throw new Error(`the benchmark holds no event of IP version ${version}`);
  }
}

function readDropAt(image, pointer) {
  const at = follow(image, pointer);
  if (at < 0) return null;
  check(image, at, 56);
  const { view } = image;
  return {
    filterId: view.getBigUint64(at, true),
    layerId: view.getUint16(at + 8, true),
    reauthReason: view.getUint32(at + 12, true),
    originalProfile: view.getUint32(at + 16, true),
    currentProfile: view.getUint32(at + 20, true),
    msFwpDirection: directionOf(view.getUint32(at + 24, true)),
    isLoopback: view.getUint32(at + 28, true) !== 0,
    vSwitchId: readBlob(image, at + 32),
    vSwitchSourcePort: view.getUint32(at + 48, true),
    vSwitchDestinationPort: view.getUint32(at + 52, true),
  };
}

function readMainModeAt(image, pointer) {
  const at = follow(image, pointer);
  if (at < 0) return null;
  check(image, at, 120);
  const { view } = image;
  return {
    failureErrorCode: view.getUint32(at, true),
    failurePoint: nameOf(IPSEC_FAILURE_POINT, view.getUint32(at + 4, true)),
    flags: view.getUint32(at + 8, true),
    keyingModuleType: nameOf(IKEEXT_KEY_MODULE_TYPE, view.getUint32(at + 12, true)),
    mmState: nameOf(IKEEXT_MM_SA_STATE, view.getUint32(at + 16, true)),
    saRole: nameOf(IKEEXT_SA_ROLE, view.getUint32(at + 20, true)),
    mmAuthMethod: nameOf(IKEEXT_AUTHENTICATION_METHOD_TYPE, view.getUint32(at + 24, true)),
    endCertHash: copyBytes(image, at + 28, 20),
    mmId: view.getBigUint64(at + 48, true),
    mmFilterId: view.getBigUint64(at + 56, true),
    localPrincipalNameForAuth: wideStringAt(image, at + 64),
    remotePrincipalNameForAuth: wideStringAt(image, at + 72),
    localPrincipalGroupSids: readStrings(image, at + 80),
    remotePrincipalGroupSids: readStrings(image, at + 96),
    providerContextKey: readGuidAt(image, at + 112),
  };
}

/** FWP_BYTE_BLOB: a size and a pointer, which an empty one does not follow. */
function readBlob(image, at) {
  const size = image.view.getUint32(at, true);
  if (size === 0) return image.view.getBigUint64(at + 8, true) === 0n ? null : new Uint8Array(0);
  const offset = follow(image, at + 8);
  return offset < 0 ? null : copyBytes(image, offset, size);
}

function readTextBlob(image, at) {
  const size = image.view.getUint32(at, true);
  if (size === 0) return image.view.getBigUint64(at + 8, true) === 0n ? null : '';
  const offset = follow(image, at + 8);
  return offset < 0 ? null : countedText(image, offset, size);
}

/** A count and a pointer to an array of strings. */
function readStrings(image, at) {
  const count = image.view.getUint32(at, true);
  if (count === 0) return [];
  const offset = follow(image, at + 8);
  return offset < 0 ? null : wideStrings(image, count, offset);
}

function readGuidAt(image, pointer) {
  const at = follow(image, pointer);
  return at < 0 ? null : guid(image, at);
}
