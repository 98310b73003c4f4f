/** Conditions of filters in words. */

import { flagNames } from '../codec/leaf/flags.ts';
import { formatIpv4, readIpv6 } from '../codec/leaf/ip.ts';
import type { Volumes } from '../events/index.ts';
import type { FilterCondition, FilterValue } from '../filters/index.ts';
import { free, freePath } from '../format/textWords.ts';
import { isAddressField } from '../names/conditions.ts';
import { isIcmp, lookUp, protocolName } from '../names/index.ts';
import { excerpt } from '../util/text.ts';
import { FWP_CONDITION_FLAG, FWP_CONDITION_REAUTHORIZE_REASON } from '../wfp/index.ts';
import { groupsOf } from './groups.ts';

/** What conditions and fields are said with. */
export interface WordsOptions {
  /** Shows applications by the paths that people know. */
  readonly volumes?: Volumes | undefined;
}

/**
 * The conditions of a filter as one text, such as `local port 445, remote subnet 10.0.0.0/8`; of consecutive ones on the same
 * field any one has to hold: `local port 80 or 443`. Empty where there are none. Text from the file is in quotes unless it
 * is a word or a path.
 */
export function conditionsText(conditions: readonly FilterCondition[], options: WordsOptions = {}): string {
  const areIcmp = conditions.some(isOnIcmp);
  return groupsOf(conditions)
    .map((group) => groupText(group, areIcmp, options))
    .join(', ');
}

/** Some rules have thousands of addresses: more are counted. */
const MOST_ALTERNATIVES = 8;

function groupText(group: readonly FilterCondition[], areIcmp: boolean, options: WordsOptions): string {
  let text = '';
  let leadBefore = '';
  for (const condition of group.slice(0, MOST_ALTERNATIVES)) {
    const { lead, said } = wordsOf(condition, areIcmp, options);
    text += text === '' ? `${lead} ${said}` : lead === leadBefore ? ` or ${said}` : ` or ${lead} ${said}`;
    leadBefore = lead;
  }
  const more = group.length - MOST_ALTERNATIVES;
  return more > 0 ? `${text} or ${more} more` : text;
}

/** A field in words: `local port` for FWPM_CONDITION_IP_LOCAL_PORT. */
export function fieldText(field: string): string {
  if (field === '') return 'a condition that cannot be read';
  const known = lookUp(FIELDS, field);
  if (known !== undefined) return known;
  const [, words] = /^FWPM_CONDITION_(?:ALE_|IP_)?([A-Z\d_]+)$/.exec(field) ?? [];
  return words === undefined ? `field ${free(field)}` : words.toLowerCase().replaceAll('_', ' ');
}

const FIELDS: Readonly<Record<string, string>> = {
  FWPM_CONDITION_ALE_APP_ID: 'app',
  FWPM_CONDITION_ALE_ORIGINAL_APP_ID: 'original app',
  FWPM_CONDITION_ALE_USER_ID: 'user',
  FWPM_CONDITION_ALE_REMOTE_USER_ID: 'remote user',
  FWPM_CONDITION_ALE_REMOTE_MACHINE_ID: 'remote machine',
  FWPM_CONDITION_ALE_PACKAGE_ID: 'package',
  FWPM_CONDITION_ALE_PACKAGE_FAMILY_NAME: 'package family',
  FWPM_CONDITION_ORIGINAL_PROFILE_ID: 'profile when authorized',
  FWPM_CONDITION_CURRENT_PROFILE_ID: 'profile now',
  FWPM_CONDITION_ORIGINAL_ICMP_TYPE: 'original ICMP type',
};

/** The same two fields are the type and the code of ICMP. */
const ICMP_FIELDS: Readonly<Record<string, string>> = {
  FWPM_CONDITION_IP_LOCAL_PORT: 'ICMP type',
  FWPM_CONDITION_IP_REMOTE_PORT: 'ICMP code',
};

function isOnIcmp({ field, match, value }: FilterCondition): boolean {
  const isProtocol = field === 'FWPM_CONDITION_IP_PROTOCOL' && match === 'FWP_MATCH_EQUAL';
  return isProtocol && value.kind === 'integer' && isIcmp(Number(value.integer));
}

// --- one condition -------------------------------------------------------------------------------------------

/** What comes before the value, and the value. */
interface Words {
  readonly lead: string;
  readonly said: string;
}

const OPERATORS: Readonly<Record<string, string>> = {
  FWP_MATCH_EQUAL: '',
  FWP_MATCH_RANGE: '',
  FWP_MATCH_EQUAL_CASE_INSENSITIVE: ' in any case',
  FWP_MATCH_NOT_EQUAL: ' not',
  FWP_MATCH_GREATER: ' >',
  FWP_MATCH_LESS: ' <',
  FWP_MATCH_GREATER_OR_EQUAL: ' >=',
  FWP_MATCH_LESS_OR_EQUAL: ' <=',
  FWP_MATCH_FLAGS_ALL_SET: ' all of',
  FWP_MATCH_FLAGS_ANY_SET: ' any of',
  FWP_MATCH_FLAGS_NONE_SET: ' none of',
};

function wordsOf({ field, match, value }: FilterCondition, areIcmp: boolean, options: WordsOptions): Words {
  const words = (areIcmp ? lookUp(ICMP_FIELDS, field) : undefined) ?? fieldText(field);
  const isSubnet = value.kind === 'network' && prefixOf(value) < bitsOf(value);
  const name = isSubnet ? words.replace(/\baddress$/, 'subnet') : words;
  const operator = lookUp(OPERATORS, match) ?? ` ${free(match) === '' ? '?' : free(match)}`;
  return { lead: `${name}${operator}`, said: valueText(field, value, options) };
}

/** Security descriptors can have thousands of characters: people want to know which one it is. */
const MOST_VALUE = 120;

function valueText(field: string, value: FilterValue, options: WordsOptions): string {
  switch (value.kind) {
    case 'integer':
      return integerText(field, value.type, value.integer);
    case 'range':
      return [value.low, value.high].map((end) => integerText(field, value.type, end)).join('-');
    case 'network':
      return networkText(value);
    case 'text':
      return textOf(field, value.text, options);
    case 'other':
      return value.text === '' ? '(not read)' : free(excerpt(value.text, MOST_VALUE));
  }
}

function textOf(field: string, text: string, { volumes }: WordsOptions): string {
  const shown = field.endsWith('_APP_ID') ? (volumes?.drivePath(text) ?? text) : text;
  return freePath(excerpt(shown, MOST_VALUE)) || '""';
}

const FLAGS: Readonly<Record<string, readonly [bits: Readonly<Record<string, number>>, prefix: string]>> = {
  FWPM_CONDITION_FLAGS: [FWP_CONDITION_FLAG.bits, 'FWP_CONDITION_FLAG_'],
  FWPM_CONDITION_REAUTHORIZE_REASON: [
    FWP_CONDITION_REAUTHORIZE_REASON.bits,
    'FWP_CONDITION_REAUTHORIZE_REASON_',
  ],
};

function integerText(field: string, type: string, integer: bigint): string {
  if (type === 'FWP_BYTE_ARRAY16_TYPE') return addressText(integer, 128);
  if (type === 'FWP_UINT32' && isAddressField(field)) return addressText(integer, 32);
  if (field === 'FWPM_CONDITION_IP_PROTOCOL') return protocolName(Number(integer)) ?? String(integer);
  const [bits, prefix = ''] = lookUp(FLAGS, field) ?? [];
  if (bits === undefined || integer <= 0n || integer > 0xffffffffn) return String(integer);
  return flagNames(bits, Number(integer))
    .map((name) => name.replace(prefix, ''))
    .join(' and ');
}

// --- addresses -----------------------------------------------------------------------------------------------

type Network = Extract<FilterValue, { kind: 'network' }>;

function networkText(network: Network): string {
  const bits = bitsOf(network);
  const address = addressText(network.address, bits);
  const prefix = prefixOf(network);
  if (prefix === bits) return address;
  return prefix < 0 ? `${address} mask ${addressText(network.mask, bits)}` : `${address}/${prefix}`;
}

function bitsOf({ type }: Network): 32 | 128 {
  return type === 'FWP_V6_ADDR_MASK' ? 128 : 32;
}

/** The length of a mask's prefix; -1 where the mask has holes. */
function prefixOf(network: Network): number {
  const bits = bitsOf(network);
  const text = network.mask.toString(2).padStart(bits, '0');
  return /^1*0*$/.test(text) ? text.lastIndexOf('1') + 1 : -1;
}

function addressText(address: bigint, bits: 32 | 128): string {
  if (bits === 32) return formatIpv4(Number(address));
  const view = new DataView(new ArrayBuffer(16));
  view.setBigUint64(0, address >> 64n);
  view.setBigUint64(8, BigInt.asUintN(64, address));
  return readIpv6(view, 0);
}
