/**
 * What speaks for an event and what against it, in points. Nothing is worth anything that zeros have, too: most of
 * memory is zeros. Nor is anything that the flags do not promise: it may be anything.
 */

/** The score of an event is the sum of these, 0 at least and 100 at most, over 100. */
export const POINTS = {
  // Weak evidence: a few small numbers in a row would have it, too.

  /** header.flags has two flags, or more. */
  twoFlags: 2,
  manyFlags: 4,
  /** FWPM_NET_EVENT_FLAG_IP_VERSION_SET is among them. */
  ipVersionFlag: 4,
  /** Both addresses are promised, or both ports; or one of the two only. */
  pair: 2,
  halfPair: -3,
  /** A port is promised, but no protocol that it is of. */
  portsAlone: -4,
  /** A promised protocol is one that firewalls see; or it is 0. */
  protocol: 4,
  noProtocol: -4,
  /** A promised address is not all zeros; or it is one of 0.0.0.1 to 0.255.255.255, which nobody has. */
  address: 2,
  oddAddress: -3,
  /** The address family is the one of ipVersion V6, NONE or V4; or it is that of another one. */
  familyV6: 5,
  familyNone: 4,
  familyV4: 1,
  otherFamily: -5,
  /** The type has a name, and is not 0. */
  type: 3,
  /** What a pointer leads to is there: a struct, a blob, an array. */
  pointee: 3,
  /** The event struct is within a page of the event: both lie in one allocation. */
  near: 8,
  /** An enum has a value with a name, and it is not 0. */
  enumeration: 3,
  /** Flags have names; a BOOL is TRUE. */
  flags: 3,
  bool: 1,
  /** A layer id is below 256. */
  layerId: 3,
  /** An NTSTATUS is an error. */
  errorStatus: 3,

  // Strong evidence: hardly anything but an event has it.

  /** A promised appId is a path or a name in ASCII. */
  path: 25,
  /** A promised SID is well-formed, and its authority one of Windows'; or it is well-formed only. */
  sid: 20,
  otherSid: 10,
  /** A promised appId is empty. */
  noPath: -5,
  /** Less for one that is further than 64 KiB from the event: there is another one somewhere in most memory. */
  far: -10,
  /** A string is text, mostly ASCII; or some other text. */
  text: 8,
  otherText: 4,
  /** A value with a name, and not a small number: a direction. */
  largeEnumeration: 15,
  /** An NTSTATUS of IPsec, a Win32 error of IPsec. */
  ipsecStatus: 15,
  ipsecError: 15,

  // What speaks against it.

  /** What a pointer leads to is not in the memory: it need not have been captured. */
  missing: -10,
  /** A pointer that can lead nowhere, or that leads into the bytes of something else of the event. */
  impossible: -20,
  /** A promised pointer is NULL. */
  broken: -12,
  /** A flag promises what the header of this version does not have. */
  foreignFlag: -1,
  /** A promised text, string or SID is none; a blob or an array is larger than those of events. */
  garbage: -10,
  /** An enum has a value, or a type is one, that has no name; so have flags; a BOOL is neither FALSE nor TRUE. */
  unnamed: -15,
  /** So does a number with names that C declares as a UINT32. */
  unnamedNumber: -5,
  oddFlags: -8,
  oddBool: -8,
  /** A failure with an error that is none of IPsec's, and no HRESULT. */
  oddError: -5,
  /** The event struct that the type promises is not there, or its pointer is NULL: there is no proof. */
  noEvent: -30,
  nullEvent: -15,
} as const;

/** The highest score in points. */
export const MOST_POINTS = 100;

/** IANA numbers: ICMP, IGMP, IPv4, TCP, UDP, IPv6, GRE, ESP, AH, ICMPv6, SCTP. */
const PROTOCOLS: ReadonlySet<number> = new Set([1, 2, 4, 6, 17, 41, 47, 50, 51, 58, 132]);

export function protocolPoints(protocol: number): number {
  if (protocol === 0) return POINTS.noProtocol;
  return PROTOCOLS.has(protocol) ? POINTS.protocol : 0;
}

/** An IPv4 address in host order. */
export function ipv4Points(address: number): number {
  if (address === 0) return 0;
  return address < 0x01000000 ? POINTS.oddAddress : POINTS.address;
}

/** Flags without a name are not here: the cheap tests refuse them. */
export function headerFlagPoints(flags: number): number {
  let count = 0;
  for (let rest = flags; rest !== 0; rest &= rest - 1) count++;
  if (count < 2) return 0;
  return count === 2 ? POINTS.twoFlags : POINTS.manyFlags;
}

/** Values from here on are not a coincidence: small numbers are everywhere. */
const LARGE_ENUMERATION = 0x100;

/** `isNamed` says whether the value has a name; `isClosed` whether C declares an enum, and not a plain integer. */
export function enumPoints(value: number, isNamed: boolean, isClosed: boolean): number {
  if (!isNamed && isClosed) return POINTS.unnamed;
  if (value === 0) return 0;
  if (!isNamed) return POINTS.unnamedNumber;
  return value < LARGE_ENUMERATION ? POINTS.enumeration : POINTS.largeEnumeration;
}

export function flagPoints(value: number, known: number): number {
  if (value === 0) return 0;
  return (value & ~known) === 0 ? POINTS.flags : POINTS.oddFlags;
}

export function boolPoints(value: number): number {
  if (value === 0) return 0;
  return value === 1 ? POINTS.bool : POINTS.oddBool;
}

/** The upper half of an NTSTATUS that is an error of FACILITY_IPSEC. */
const IPSEC_STATUS = 0xc036;

/** Numbers that are none in C's eyes only: members of the event structs that have a known range. */
const NUMBERS: Readonly<Record<string, (value: number) => number>> = {
  layerId: (id) => (id > 0 && id < 256 ? POINTS.layerId : 0),
  failureStatus: (status) => {
    if (status >>> 16 === IPSEC_STATUS) return POINTS.ipsecStatus;
    return status >>> 30 === 3 ? POINTS.errorStatus : 0;
  },
  failureErrorCode: (code) => {
    if (code >= 13000 && code < 14000) return POINTS.ipsecError;
    return code < 0x80000000 ? POINTS.oddError : 0;
  },
};

export function numberPoints(member: string, value: number): number {
  return Object.hasOwn(NUMBERS, member) ? (NUMBERS[member]?.(value) ?? 0) : 0;
}

// --- text ----------------------------------------------------------------------------------------------------

/** What UTF-16 looks like. */
export type TextKind = 'ascii' | 'other' | 'garbage';

/** Text is garbage when more than one in eight of its units is not a character; ASCII when half of it is. */
export function textKind(view: DataView, offset: number, units: number): TextKind {
  let ascii = 0;
  let none = 0;
  for (let i = 0; i < units; i++) {
    const unit = view.getUint16(offset + 2 * i, true);
    if (unit >= 0x20 && unit < 0x7f) ascii++;
    else if (!isLetter(unit)) none++;
  }
  if (8 * none > units) return 'garbage';
  return 2 * ascii >= units ? 'ascii' : 'other';
}

/** Beyond ASCII: no control, no private use, no noncharacter; a surrogate stands for the character of its pair. */
function isLetter(unit: number): boolean {
  return unit >= 0xa0 && !(unit >= 0xe000 && unit < 0xf900) && unit < 0xfffe;
}

// --- SIDs ----------------------------------------------------------------------------------------------------

/** SID_MAX_SUB_AUTHORITIES */
const MOST_SUB_AUTHORITIES = 15;

/** The header of a SID. Its revision is 1, it has 1 to 15 sub-authorities; Windows' authorities are small numbers. */
export function sidPoints(view: DataView, offset: number): number {
  const count = view.getUint8(offset + 1);
  const isWellFormed = view.getUint8(offset) === 1 && count > 0 && count <= MOST_SUB_AUTHORITIES;
  const isOfWindows = view.getUint32(offset + 2) === 0 && view.getUint16(offset + 6) - 1 < 255;
  if (isWellFormed) return isOfWindows ? POINTS.sid : POINTS.otherSid;
  return isOfWindows ? 0 : POINTS.garbage;
}
