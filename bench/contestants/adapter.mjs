/**
 * What every library needs that reads fixed structs but knows neither pointers of another process nor SIDs:
 * it makes this project's objects from what the library read. The formatting is the same code that the hand-written
 * reader uses, so the difference between the two is the library.
 */
import { check, copyBytes, Image, offsetOf } from '../leaf/image.mjs';
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
import { guid, sid } from '../leaf/sid.mjs';
import { countedText, wideString, wideStrings } from '../leaf/text.mjs';
import { decodeEach } from './entries.mjs';

/**
 * How a library reads one of the structs of layouts.mjs: it gives the members' numbers, 64-bit ones as bigint or, where
 * they are exact, as number.
 * @callback Read
 * @param {Image} image
 * @param {number} offset
 * @returns {Record<string, any>}
 */

/**
 * @param {import('../data.mjs').Events} events
 * @param {(image: Image) => { event: Read, header?: Function, drop: Read, mainMode: Read }} prepare `header` gives the
 * header's members from what `event` gave, where they are not among the event's own.
 */
export function adapt(events, prepare) {
  const image = new Image(events);
  const { event, header: headerIn = (raw) => raw, drop, mainMode } = prepare(image);
  return decodeEach(image, events, (offset) => {
    check(image, offset, 152);
    const raw = event(image, offset);
    const header = headerOf(image, offset, headerIn(raw));
    const body = offsetOf(image, raw.event);
    if (raw.type === 0) {
      if (body >= 0) check(image, body, 120);
      const ikeMmFailure = body < 0 ? null : mainModeOf(image, body, mainMode(image, body));
      return { header, type: nameOf(FWPM_NET_EVENT_TYPE, raw.type), ikeMmFailure };
    }
    if (raw.type === 3) {
      if (body >= 0) check(image, body, 56);
      const classifyDrop = body < 0 ? null : dropOf(image, drop(image, body));
      return { header, type: nameOf(FWPM_NET_EVENT_TYPE, raw.type), classifyDrop };
    }
    throw new Error(`the benchmark holds no event of type ${raw.type}`);
  });
}

/** One literal for each IP version, as the version decides which members there are. */
function headerOf(image, at, raw) {
  if (raw.ipVersion === 0) {
    return {
      timeStamp: BigInt(raw.timeStamp),
      flags: raw.flags,
      ipVersion: nameOf(FWP_IP_VERSION, raw.ipVersion),
      ipProtocol: raw.ipProtocol,
      localAddrV4: ipv4(image.view.getUint32(at + 20, true)),
      remoteAddrV4: ipv4(image.view.getUint32(at + 36, true)),
      localPort: raw.localPort,
      remotePort: raw.remotePort,
      scopeId: raw.scopeId,
      appId: textOf(image, raw.appIdSize, raw.appIdData),
      userId: sidOf(image, raw.userId),
      addressFamily: nameOf(FWP_AF, raw.addressFamily),
      packageSid: sidOf(image, raw.packageSid),
      enterpriseId: stringOf(image, raw.enterpriseId),
      policyFlags: BigInt(raw.policyFlags),
      effectiveName: bytesOf(image, raw.effectiveNameSize, raw.effectiveNameData),
    };
  }
  if (raw.ipVersion === 1) {
    return {
      timeStamp: BigInt(raw.timeStamp),
      flags: raw.flags,
      ipVersion: nameOf(FWP_IP_VERSION, raw.ipVersion),
      ipProtocol: raw.ipProtocol,
      localAddrV6: ipv6(image, at + 20),
      remoteAddrV6: ipv6(image, at + 36),
      localPort: raw.localPort,
      remotePort: raw.remotePort,
      scopeId: raw.scopeId,
      appId: textOf(image, raw.appIdSize, raw.appIdData),
      userId: sidOf(image, raw.userId),
      addressFamily: nameOf(FWP_AF, raw.addressFamily),
      packageSid: sidOf(image, raw.packageSid),
      enterpriseId: stringOf(image, raw.enterpriseId),
      policyFlags: BigInt(raw.policyFlags),
      effectiveName: bytesOf(image, raw.effectiveNameSize, raw.effectiveNameData),
    };
  }
  throw new Error(`the benchmark holds no event of IP version ${raw.ipVersion}`);
}

function dropOf(image, raw) {
  return {
    filterId: BigInt(raw.filterId),
    layerId: raw.layerId,
    reauthReason: raw.reauthReason,
    originalProfile: raw.originalProfile,
    currentProfile: raw.currentProfile,
    msFwpDirection: directionOf(raw.msFwpDirection),
    isLoopback: raw.isLoopback !== 0,
    vSwitchId: bytesOf(image, raw.vSwitchIdSize, raw.vSwitchIdData),
    vSwitchSourcePort: raw.vSwitchSourcePort,
    vSwitchDestinationPort: raw.vSwitchDestinationPort,
  };
}

function mainModeOf(image, at, raw) {
  return {
    failureErrorCode: raw.failureErrorCode,
    failurePoint: nameOf(IPSEC_FAILURE_POINT, raw.failurePoint),
    flags: raw.flags,
    keyingModuleType: nameOf(IKEEXT_KEY_MODULE_TYPE, raw.keyingModuleType),
    mmState: nameOf(IKEEXT_MM_SA_STATE, raw.mmState),
    saRole: nameOf(IKEEXT_SA_ROLE, raw.saRole),
    mmAuthMethod: nameOf(IKEEXT_AUTHENTICATION_METHOD_TYPE, raw.mmAuthMethod),
    endCertHash: copyBytes(image, at + 28, 20),
    mmId: BigInt(raw.mmId),
    mmFilterId: BigInt(raw.mmFilterId),
    localPrincipalNameForAuth: stringOf(image, raw.localPrincipalNameForAuth),
    remotePrincipalNameForAuth: stringOf(image, raw.remotePrincipalNameForAuth),
    localPrincipalGroupSids: stringsOf(image, raw.numLocalPrincipalGroupSids, raw.localPrincipalGroupSids),
    remotePrincipalGroupSids: stringsOf(image, raw.numRemotePrincipalGroupSids, raw.remotePrincipalGroupSids),
    providerContextKey: guidOf(image, raw.providerContextKey),
  };
}

function textOf(image, size, pointer) {
  const offset = offsetOf(image, pointer);
  return offset < 0 ? null : countedText(image, offset, size);
}

function bytesOf(image, size, pointer) {
  const offset = offsetOf(image, pointer);
  return offset < 0 ? null : copyBytes(image, offset, size);
}

function sidOf(image, pointer) {
  const offset = offsetOf(image, pointer);
  return offset < 0 ? null : sid(image, offset);
}

function stringOf(image, pointer) {
  const offset = offsetOf(image, pointer);
  return offset < 0 ? null : wideString(image, offset);
}

function stringsOf(image, count, pointer) {
  if (count === 0) return [];
  const offset = offsetOf(image, pointer);
  return offset < 0 ? null : wideStrings(image, count, offset);
}

function guidOf(image, pointer) {
  const offset = offsetOf(image, pointer);
  return offset < 0 ? null : guid(image, offset);
}
