/**
 * restructure as its users write it: its own types for everything that it has types for (numbers, enumerations,
 * strings, bytes, arrays, structs), three small ones for what it lacks (64-bit numbers, pointers that are addresses, and
 * values that are formatted), and an adapter that makes this project's object of what the struct gives. It is what this library would be without a
 * decoder of its own.
 */
import * as r from 'restructure';
import { Image, outside } from '../leaf/image.mjs';
import { ipv4, ipv6 } from '../leaf/ip.mjs';
import * as names from '../leaf/names.mjs';
import { guid } from '../leaf/sid.mjs';
import { decodeEach } from './entries.mjs';

const { uint8, uint16be, uint16le: uint16, uint32be, uint32le: uint32 } = r;

/** restructure does not export its base class. */
const Base = Object.getPrototypeOf(r.Struct);

/** @param {import('../data.mjs').Events} events */
export function decode(events) {
  const image = new Image(events);
  const type = eventType(image);
  const stream = new r.DecodeStream(image.bytes);
  return decodeEach(image, events, (offset) => {
    stream.pos = offset;
    return eventOf(type.decode(stream));
  });
}

class Uint64 extends Base {
  decode(stream) {
    const value = stream.view.getBigUint64(stream.pos, true);
    stream.pos += 8;
    return value;
  }

  size() {
    return 8;
  }
}

/** A pointer to a type: null, or what is at the address. `size` tells what is to be there, where it varies. */
class AddressOf extends Base {
  constructor(image, type, size = () => type.size()) {
    super();
    this.image = image;
    this.type = type;
    this.sizeOf = size;
  }

  decode(stream, parent) {
    const low = stream.readUInt32LE();
    const high = stream.readUInt32LE();
    if ((low | high) === 0) return null;
    const offset = (high - this.image.baseHigh) * 2 ** 32 + (low - this.image.baseLow);
    if (offset < 0 || offset >= stream.length) outside(offset);
    if (offset + this.sizeOf(parent) > stream.length) outside(offset);
    const { pos } = stream;
    stream.pos = offset;
    const value = this.type.decode(stream, parent);
    stream.pos = pos;
    return value;
  }

  size() {
    return 8;
  }
}

/** Bytes that a function makes a value of. */
class Formatted extends Base {
  constructor(length, format) {
    super();
    this.length = length;
    this.format = format;
  }

  decode(stream, parent) {
    const value = this.format(stream.pos, parent);
    stream.pos += this.length;
    return value;
  }

  size() {
    return this.length;
  }
}

function eventType(image) {
  const to = (type, size) => new AddressOf(image, type, size);
  const uint64 = new Uint64();
  const padding = (size) => new r.Reserved(uint8, size);
  const enumeration = (values) => new r.Enum(uint32, values);
  // restructure reads on to the end of the stream when there is no NUL.
  const wideString = to(new r.String(null, 'utf16le'), () => 2);
  const strings = (count) => to(new r.Array(wideString, count), (parent) => 8 * parent[count]);
  const blob = (content) =>
    new r.Struct({ size: uint32, padding: padding(4), data: to(content, ({ size }) => size) });
  const sid = to(
    new r.Struct({
      revision: uint8,
      count: uint8,
      authorityHigh: uint16be,
      authorityLow: uint32be,
      subAuthorities: new r.Array(uint32, 'count'),
    }),
    () => 8,
  );
  const address = new Formatted(16, (offset, { ipVersion }) =>
    ipVersion === names.FWP_IP_VERSION[1] ? ipv6(image, offset) : ipv4(image.view.getUint32(offset, true)),
  );
  const header = new r.Struct({
    timeStamp: uint64,
    flags: uint32,
    ipVersion: enumeration(names.FWP_IP_VERSION),
    ipProtocol: uint8,
    padding1: padding(3),
    localAddr: address,
    remoteAddr: address,
    localPort: uint16,
    remotePort: uint16,
    scopeId: uint32,
    padding2: padding(4),
    appId: blob(new r.String(({ size }) => size, 'utf16le')),
    userId: sid,
    addressFamily: enumeration(names.FWP_AF),
    padding3: padding(4),
    packageSid: sid,
    enterpriseId: wideString,
    policyFlags: uint64,
    effectiveName: blob(new r.Buffer('size')),
  });
  const ikeMmFailure = {
    failureErrorCode: uint32,
    failurePoint: enumeration(names.IPSEC_FAILURE_POINT),
    flags: uint32,
    keyingModuleType: enumeration(names.IKEEXT_KEY_MODULE_TYPE),
    mmState: enumeration(names.IKEEXT_MM_SA_STATE),
    saRole: enumeration(names.IKEEXT_SA_ROLE),
    mmAuthMethod: enumeration(names.IKEEXT_AUTHENTICATION_METHOD_TYPE),
    endCertHash: new r.Buffer(20),
    mmId: uint64,
    mmFilterId: uint64,
    localPrincipalNameForAuth: wideString,
    remotePrincipalNameForAuth: wideString,
    numLocalPrincipalGroupSids: uint32,
    padding1: padding(4),
    localPrincipalGroupSids: strings('numLocalPrincipalGroupSids'),
    numRemotePrincipalGroupSids: uint32,
    padding2: padding(4),
    remotePrincipalGroupSids: strings('numRemotePrincipalGroupSids'),
    providerContextKey: to(new Formatted(16, (offset) => guid(image, offset))),
  };
  const classifyDrop = {
    filterId: uint64,
    layerId: uint16,
    padding1: padding(2),
    reauthReason: uint32,
    originalProfile: uint32,
    currentProfile: uint32,
    msFwpDirection: uint32,
    isLoopback: new r.Boolean(uint32),
    vSwitchId: blob(new r.Buffer('size')),
    vSwitchSourcePort: uint32,
    vSwitchDestinationPort: uint32,
  };
  const body = new r.VersionedStruct('type', { 0: ikeMmFailure, 3: classifyDrop });
  return new r.Struct({
    header,
    type: uint32,
    padding: padding(4),
    event: to(body, () => 0),
  });
}

function eventOf({ header, type, event }) {
  const name = names.nameOf(names.FWPM_NET_EVENT_TYPE, type);
  return type === 0
    ? { header: headerOf(header), type: name, ikeMmFailure: event && mainModeOf(event) }
    : { header: headerOf(header), type: name, classifyDrop: event && dropOf(event) };
}

function headerOf(header) {
  const { localAddr, remoteAddr } = header;
  const addresses =
    header.ipVersion === names.FWP_IP_VERSION[1]
      ? { localAddrV6: localAddr, remoteAddrV6: remoteAddr }
      : { localAddrV4: localAddr, remoteAddrV4: remoteAddr };
  return {
    timeStamp: header.timeStamp,
    flags: header.flags,
    ipVersion: header.ipVersion,
    ipProtocol: header.ipProtocol,
    ...addresses,
    localPort: header.localPort,
    remotePort: header.remotePort,
    scopeId: header.scopeId,
    appId: withoutNul(header.appId.data),
    userId: sidOf(header.userId),
    addressFamily: header.addressFamily,
    packageSid: sidOf(header.packageSid),
    enterpriseId: header.enterpriseId,
    policyFlags: header.policyFlags,
    effectiveName: header.effectiveName.data,
  };
}

function dropOf(drop) {
  return {
    filterId: drop.filterId,
    layerId: drop.layerId,
    reauthReason: drop.reauthReason,
    originalProfile: drop.originalProfile,
    currentProfile: drop.currentProfile,
    msFwpDirection: names.directionOf(drop.msFwpDirection),
    isLoopback: drop.isLoopback,
    vSwitchId: drop.vSwitchId.data,
    vSwitchSourcePort: drop.vSwitchSourcePort,
    vSwitchDestinationPort: drop.vSwitchDestinationPort,
  };
}

function mainModeOf(failure) {
  return {
    failureErrorCode: failure.failureErrorCode,
    failurePoint: failure.failurePoint,
    flags: failure.flags,
    keyingModuleType: failure.keyingModuleType,
    mmState: failure.mmState,
    saRole: failure.saRole,
    mmAuthMethod: failure.mmAuthMethod,
    endCertHash: failure.endCertHash,
    mmId: failure.mmId,
    mmFilterId: failure.mmFilterId,
    localPrincipalNameForAuth: failure.localPrincipalNameForAuth,
    remotePrincipalNameForAuth: failure.remotePrincipalNameForAuth,
    localPrincipalGroupSids: arrayOf(failure.numLocalPrincipalGroupSids, failure.localPrincipalGroupSids),
    remotePrincipalGroupSids: arrayOf(failure.numRemotePrincipalGroupSids, failure.remotePrincipalGroupSids),
    providerContextKey: failure.providerContextKey,
  };
}

function withoutNul(text) {
  return text?.endsWith('\0') ? text.slice(0, -1) : text;
}

function arrayOf(count, array) {
  return count === 0 ? [] : array;
}

function sidOf(sid) {
  if (sid === null) return null;
  const authority = sid.authorityHigh * 2 ** 32 + sid.authorityLow;
  const text = sid.authorityHigh === 0 ? `${authority}` : `0x${authority.toString(16).padStart(12, '0')}`;
  return ['S', sid.revision, text, ...sid.subAuthorities].join('-');
}
