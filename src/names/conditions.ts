/** Names of the fields that conditions of filters test: fwpmu.h, as fixtures/oracle/guids.json has them. */
import conditions from './conditions.json' with { type: 'json' };
import { plainGuid } from './keys.ts';
import { lookUp } from './lookUp.ts';

const NAMES: Readonly<Record<string, string>> = conditions;

/** What fwpmu.h calls the same fields otherwise. */
const SAME: Readonly<Record<string, string>> = {
  FWPM_CONDITION_ICMP_TYPE: 'FWPM_CONDITION_IP_LOCAL_PORT',
  FWPM_CONDITION_ICMP_CODE: 'FWPM_CONDITION_IP_REMOTE_PORT',
};

/**
 * The name of a field's key, such as FWPM_CONDITION_IP_PROTOCOL; a GUID that has no name becomes lower-case and loses its
 * braces, and what is not a GUID (netsh writes the names that it knows) stays as it is.
 */
export function conditionName(key: string): string {
  const guid = plainGuid(key);
  if (guid === undefined) return lookUp(SAME, key) ?? key;
  return lookUp(NAMES, guid) ?? guid;
}

/** The key of a field that {@link conditionName} has named, or that is a GUID itself; undefined for any other text. */
export function conditionKey(name: string): string | undefined {
  KEYS ??= new Map(Object.entries(NAMES).map(([key, known]) => [known, key]));
  return plainGuid(name) ?? KEYS.get(name);
}

let KEYS: ReadonlyMap<string, string> | undefined;

/** Whether the values of a field are addresses: a UINT32 is one of IPv4 there. */
export function isAddressField(name: string): boolean {
  return /_ADDRESS(?:_V[46])?$/.test(name);
}
