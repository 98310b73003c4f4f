/** Values of filters as netsh prints them: FWP_VALUE0 and FWP_CONDITION_VALUE0, an element for the type and one for the value. */
import { parseAddress } from '../util/ipAddress.ts';
import { wellFormed } from '../util/text.ts';
import { childOf, childText, type TreeNode } from './tree.ts';

/**
 * A value, in one shape for all that is compared alike. Addresses are integers, too: their type says how many bits they
 * have.
 */
export type FilterValue =
  | { readonly kind: 'integer'; readonly type: string; readonly integer: bigint }
  /** Both ends belong to it. The type is that of its ends. */
  | { readonly kind: 'range'; readonly type: string; readonly low: bigint; readonly high: bigint }
  | { readonly kind: 'network'; readonly type: string; readonly address: bigint; readonly mask: bigint }
  | { readonly kind: 'text'; readonly type: string; readonly text: string }
  /** What is not compared, or could not be read: as the file has it. */
  | { readonly kind: 'other'; readonly type: string; readonly text: string };

/** @param node the element that holds the type and the value. */
export function filterValueIn(node: TreeNode | undefined): FilterValue {
  const type = childText(node, 'type') ?? '';
  const content = node?.children.find(({ name }) => name !== 'type');
  return readValue(type, content) ?? { kind: 'other', type, text: leafText(content) };
}

function readValue(type: string, content: TreeNode | undefined): FilterValue | undefined {
  if (content === undefined || content.isCut || content.lacksElements) return undefined;
  const text = content.text.trim();
  switch (type) {
    case 'FWP_V4_ADDR_MASK':
      return networkOf(type, childText(content, 'addr'), childText(content, 'mask'), 2);
    case 'FWP_V6_ADDR_MASK':
      return networkOf(type, childText(content, 'addr'), childText(content, 'prefixLength'), 8);
    case 'FWP_RANGE_TYPE':
      return rangeOf(content);
    case 'FWP_SID':
    case 'FWP_UNICODE_STRING_TYPE':
      return { kind: 'text', type, text };
    case 'FWP_BYTE_BLOB_TYPE':
      return blobOf(type, childText(content, 'data'));
    default: {
      const integer = integerOf(type, text);
      return integer === undefined ? undefined : { kind: 'integer', type, integer };
    }
  }
}

// --- numbers and addresses -----------------------------------------------------------------------------------

const BITS: Readonly<Record<string, number>> = {
  FWP_UINT8: 8,
  FWP_UINT16: 16,
  FWP_UINT32: 32,
  FWP_UINT64: 64,
  FWP_INT8: 8,
  FWP_INT16: 16,
  FWP_INT32: 32,
  FWP_INT64: 64,
  FWP_BYTE_ARRAY16_TYPE: 128,
};

/** netsh prints a UINT32 of a field for addresses as an address. */
function integerOf(type: string, text: string): bigint | undefined {
  const bits = Object.hasOwn(BITS, type) ? (BITS[type] ?? 0) : 0;
  if (bits === 0) return undefined;
  const address = bits === 32 ? groupBits(text, 2) : bits === 128 ? groupBits(text, 8) : undefined;
  if (address !== undefined) return address;
  if (bits === 128) return /^[\da-f]{32}$/i.test(text) ? BigInt(`0x${text}`) : undefined;
  const isSigned = type.startsWith('FWP_INT');
  if (!/^(?:\d{1,20}|0x[\da-f]{1,16})$/i.test(text) && !(isSigned && /^-\d{1,19}$/.test(text)))
    return undefined;
  const integer = BigInt(text);
  const fitting = isSigned ? BigInt.asIntN(bits, integer) : BigInt.asUintN(bits, integer);
  return fitting === integer ? integer : undefined;
}

/** The bits of an address of IPv4 or IPv6; undefined for any other text. */
export function addressBits(text: string, bits: 32 | 128): bigint | undefined {
  return groupBits(text, bits === 32 ? 2 : 8);
}

function groupBits(text: string, groups: 2 | 8): bigint | undefined {
  const parsed = parseAddress(text);
  return parsed?.length === groups
    ? parsed.reduce((bits, group) => (bits << 16n) | BigInt(group), 0n)
    : undefined;
}

/** @param mask a mask of IPv4 as an address, or the length of a prefix. */
function networkOf(
  type: string,
  addressText: string | undefined,
  mask: string | undefined,
  groups: 2 | 8,
): FilterValue | undefined {
  const address = groupBits(addressText ?? '', groups);
  const bits = maskOf(mask ?? '', groups);
  return address === undefined || bits === undefined
    ? undefined
    : { kind: 'network', type, address, mask: bits };
}

function maskOf(text: string, groups: 2 | 8): bigint | undefined {
  const dotted = groups === 2 ? groupBits(text, groups) : undefined;
  if (dotted !== undefined) return dotted;
  const most = 16 * groups;
  const length = /^\d{1,3}$/.test(text) ? Number(text) : most + 1;
  if (length > most) return undefined;
  return ((1n << BigInt(length)) - 1n) << BigInt(most - length);
}

function rangeOf(content: TreeNode): FilterValue | undefined {
  const [low, high] = [childOf(content, 'valueLow'), childOf(content, 'valueHigh')].map(filterValueIn);
  if (low?.kind !== 'integer' || high?.kind !== 'integer' || low.type !== high.type) return undefined;
  return { kind: 'range', type: low.type, low: low.integer, high: high.integer };
}

// --- text ----------------------------------------------------------------------------------------------------

/** Text in UTF-16 with a NUL at its end, as the ids of applications are. Other blobs are not compared. */
function blobOf(type: string, hex: string | undefined): FilterValue | undefined {
  const text = utf16In(hex ?? '');
  return text?.endsWith('\0') && wellFormed(text) === text
    ? { kind: 'text', type, text: text.slice(0, -1) }
    : undefined;
}

/** The text that hex digits stand for, in UTF-16LE; undefined for what is none. */
export function utf16In(hex: string): string | undefined {
  if (!/^(?:[\da-f]{4})+$/i.test(hex)) return undefined;
  const units = (hex.match(/.{4}/g) ?? []).map((pair) =>
    Number.parseInt(pair.slice(2) + pair.slice(0, 2), 16),
  );
  return String.fromCharCode(...units);
}

/** What an element says, or the first element in it that says something. */
function leafText(node: TreeNode | undefined): string {
  if (node === undefined) return '';
  return node.children.length === 0 ? node.text.trim() : leafText(node.children[0]);
}
