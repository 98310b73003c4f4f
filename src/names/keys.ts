/** Names of the keys that WFP objects have: fwpmu.h, as fixtures/oracle/guids.json has them, and two that it lacks. */
import guids from './guids.json' with { type: 'json' };
import { lookUp } from './lookUp.ts';

/**
 * The layers that accept is redirected at, of ids 83 and 84 on some Windows: two public programs, one of them System
 * Informer, have their keys.
 */
const UNDOCUMENTED = {
  '29243af8-ecaf-4436-a44e-f9fb7070aa04': 'FWPM_LAYER_ALE_ACCEPT_REDIRECT_V4',
  'c9809347-218f-4b7f-a742-b281a3f631b4': 'FWPM_LAYER_ALE_ACCEPT_REDIRECT_V6',
};

const NAMES: Readonly<Record<string, string>> = { ...guids, ...UNDOCUMENTED };

const GUID = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i;

/**
 * The name of a layer's, sublayer's or provider's key, such as FWPM_LAYER_ALE_AUTH_CONNECT_V4; a GUID that has no name
 * becomes lower-case and loses its braces, and what is not a GUID (netsh writes the names that it knows) stays as it is.
 */
export function keyName(key: string): string {
  const guid = plainGuid(key);
  if (guid === undefined) return key;
  return lookUp(NAMES, guid) ?? guid;
}

/** Whether a name is that of a key that is known: no other key has it, and the key no other name. */
export function isKeyName(name: string): boolean {
  return NAMED.has(name);
}

const NAMED: ReadonlySet<string> = new Set(Object.values(NAMES));

/** The key that a name of {@link keyName} stands for, or the GUID that is one itself; undefined for any other text. */
export function keyOf(name: string): string | undefined {
  KEYS ??= new Map(Object.entries(NAMES).map(([key, known]) => [known, key]));
  return plainGuid(name) ?? KEYS.get(name);
}

let KEYS: ReadonlyMap<string, string> | undefined;

/** A GUID in lower case without braces; undefined for what is not a GUID. */
export function plainGuid(text: string): string | undefined {
  return GUID.exec(text)?.[1]?.toLowerCase();
}
