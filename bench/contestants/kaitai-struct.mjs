/**
 * The runtime of Kaitai Struct, with classes as its compiler emits them. Numbers of 64 bits are read as two halves
 * where they may exceed 2^53, which the runtime's own readU8le would round; pointers of a process are below that.
 */
import kaitai from 'kaitai-struct';
import { adapt } from './adapter.mjs';

/** @param {import('../data.mjs').Events} events */
export function decode(events) {
  return adapt(events, (image) => {
    const io = new kaitai.KaitaiStream(image.bytes.buffer, image.bytes.byteOffset);
    const reader = (Type) => (_, offset) => {
      io.seek(offset);
      return new Type(io, undefined, undefined);
    };
    return {
      event: reader(NetEvent5),
      header: (event) => event.header,
      drop: reader(ClassifyDrop2),
      mainMode: reader(IkeextMmFailure2),
    };
  });
}

function uint64(high, low) {
  return (BigInt(high) << 32n) | BigInt(low);
}

class NetEvent5 {
  constructor(io, parent, root) {
    this._io = io;
    this._parent = parent;
    this._root = root ?? this;
    this._read();
  }

  _read() {
    this.header = new NetEventHeader3(this._io, this, this._root);
    this.type = this._io.readU4le();
    this.padding = this._io.readU4le();
    this.event = this._io.readU8le();
  }
}

class NetEventHeader3 {
  constructor(io, parent, root) {
    this._io = io;
    this._parent = parent;
    this._root = root ?? this;
    this._read();
  }

  _read() {
    this.timeStampLow = this._io.readU4le();
    this.timeStampHigh = this._io.readU4le();
    this.flags = this._io.readU4le();
    this.ipVersion = this._io.readU4le();
    this.ipProtocol = this._io.readU1();
    this.padding1 = this._io.readBytes(3);
    this.localAddr = this._io.readBytes(16);
    this.remoteAddr = this._io.readBytes(16);
    this.localPort = this._io.readU2le();
    this.remotePort = this._io.readU2le();
    this.scopeId = this._io.readU4le();
    this.padding2 = this._io.readU4le();
    this.appIdSize = this._io.readU4le();
    this.padding3 = this._io.readU4le();
    this.appIdData = this._io.readU8le();
    this.userId = this._io.readU8le();
    this.addressFamily = this._io.readU4le();
    this.padding4 = this._io.readU4le();
    this.packageSid = this._io.readU8le();
    this.enterpriseId = this._io.readU8le();
    this.policyFlagsLow = this._io.readU4le();
    this.policyFlagsHigh = this._io.readU4le();
    this.effectiveNameSize = this._io.readU4le();
    this.padding5 = this._io.readU4le();
    this.effectiveNameData = this._io.readU8le();
  }

  get timeStamp() {
    return uint64(this.timeStampHigh, this.timeStampLow);
  }

  get policyFlags() {
    return uint64(this.policyFlagsHigh, this.policyFlagsLow);
  }
}

class ClassifyDrop2 {
  constructor(io, parent, root) {
    this._io = io;
    this._parent = parent;
    this._root = root ?? this;
    this._read();
  }

  _read() {
    this.filterIdLow = this._io.readU4le();
    this.filterIdHigh = this._io.readU4le();
    this.layerId = this._io.readU2le();
    this.padding1 = this._io.readBytes(2);
    this.reauthReason = this._io.readU4le();
    this.originalProfile = this._io.readU4le();
    this.currentProfile = this._io.readU4le();
    this.msFwpDirection = this._io.readU4le();
    this.isLoopback = this._io.readU4le();
    this.vSwitchIdSize = this._io.readU4le();
    this.padding2 = this._io.readU4le();
    this.vSwitchIdData = this._io.readU8le();
    this.vSwitchSourcePort = this._io.readU4le();
    this.vSwitchDestinationPort = this._io.readU4le();
  }

  get filterId() {
    return uint64(this.filterIdHigh, this.filterIdLow);
  }
}

class IkeextMmFailure2 {
  constructor(io, parent, root) {
    this._io = io;
    this._parent = parent;
    this._root = root ?? this;
    this._read();
  }

  _read() {
    this.failureErrorCode = this._io.readU4le();
    this.failurePoint = this._io.readU4le();
    this.flags = this._io.readU4le();
    this.keyingModuleType = this._io.readU4le();
    this.mmState = this._io.readU4le();
    this.saRole = this._io.readU4le();
    this.mmAuthMethod = this._io.readU4le();
    this.endCertHash = this._io.readBytes(20);
    this.mmIdLow = this._io.readU4le();
    this.mmIdHigh = this._io.readU4le();
    this.mmFilterIdLow = this._io.readU4le();
    this.mmFilterIdHigh = this._io.readU4le();
    this.localPrincipalNameForAuth = this._io.readU8le();
    this.remotePrincipalNameForAuth = this._io.readU8le();
    this.numLocalPrincipalGroupSids = this._io.readU4le();
    this.padding1 = this._io.readU4le();
    this.localPrincipalGroupSids = this._io.readU8le();
    this.numRemotePrincipalGroupSids = this._io.readU4le();
    this.padding2 = this._io.readU4le();
    this.remotePrincipalGroupSids = this._io.readU8le();
    this.providerContextKey = this._io.readU8le();
  }

  get mmId() {
    return uint64(this.mmIdHigh, this.mmIdLow);
  }

  get mmFilterId() {
    return uint64(this.mmFilterIdHigh, this.mmFilterIdLow);
  }
}
