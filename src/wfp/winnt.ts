/** winnt.h */
import {
  alias,
  type BigintLeaf,
  bytes,
  type Infer,
  named,
  type ObjectOf,
  pointer,
  sid,
  structOf,
  uint32,
  uint64,
} from '../layout/index.ts';

/** 32 bits, in the spelling of winnt.h. */
export const DWORD = alias('DWORD', uint32);

/** 32 bits, in the other spelling of winnt.h. */
export const ULONG = alias('ULONG', uint32);

/**
 * A locally unique identifier, as one 64-bit number (HighPart above LowPart). Two 32-bit members in C, hence
 * 4-aligned; WFP itself keeps its LUIDs in UINT64 members.
 *
 * winnt.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/winnt/ns-winnt-luid
 */
export const LUID: BigintLeaf = { ...uint64, ctype: 'LUID', align: 4 };
export type LUID = Infer<typeof LUID>;

/**
 * The authority of a SID: 48 bits in 6 bytes, most significant first.
 *
 * winnt.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/winnt/ns-winnt-sid_identifier_authority
 */
export const SID_IDENTIFIER_AUTHORITY = alias('SID_IDENTIFIER_AUTHORITY', bytes(6));
export type SID_IDENTIFIER_AUTHORITY = Infer<typeof SID_IDENTIFIER_AUTHORITY>;

/**
 * A security identifier, as S-1-… text: revision (0..255), authority (from 2^32 on as 0x and 12 hex digits) and
 * every one of its sub-authorities (0..255 of them), as found.
 *
 * winnt.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/winnt/ns-winnt-sid
 */
export const SID = sid;
export type SID = Infer<typeof SID>;

/** A pointer to a SID. */
export const PSID = alias('PSID', pointer(SID));

/**
 * A SID and its attributes (SE_GROUP_*), as an access token holds them.
 *
 * winnt.h, Windows Vista.
 * @see https://learn.microsoft.com/windows/win32/api/winnt/ns-winnt-sid_and_attributes
 */
export const SID_AND_ATTRIBUTES = structOf(named<SID_AND_ATTRIBUTES>('SID_AND_ATTRIBUTES'), {
  Sid: PSID,
  Attributes: DWORD,
});
export interface SID_AND_ATTRIBUTES extends ObjectOf<typeof SID_AND_ATTRIBUTES> {}
