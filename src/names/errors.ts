/** Names of error codes: those of winerror.h and ntstatus.h. */
import { lookUp } from './lookUp.ts';
import ntstatus from './ntstatus.json' with { type: 'json' };
import securityErrors from './security-errors.json' with { type: 'json' };
import win32Errors from './win32-errors.json' with { type: 'json' };

/**
 * The name of a Win32 error, such as ERROR_IPSEC_IKE_AUTH_FAIL for 13801, or of an HRESULT of SSPI, of cryptography or of
 * certificates, such as SEC_E_LOGON_DENIED for 0x8009030c: a negotiation fails with either. Undefined for one that has
 * none.
 */
export function win32ErrorName(code: number): string | undefined {
  return lookUp<string>(win32Errors, String(code)) ?? lookUp<string>(securityErrors, String(code));
}

/** The name of an NTSTATUS, signed or unsigned, such as STATUS_ACCESS_DENIED; undefined for one that has none. */
export function ntstatusName(status: number): string | undefined {
  return lookUp<string>(ntstatus, formatNtstatus(status));
}

/** The code of an error or an NTSTATUS by its name, in any case, as 32 bits without a sign; undefined for a name that none has. */
export function errorCode(name: string): number | undefined {
  return codes().get(name.toUpperCase());
}

/** The names of all errors, for messages. */
export function errorNames(): Iterable<string> {
  return codes().keys();
}

let known: ReadonlyMap<string, number> | undefined;

/** Made when it is needed: most programs never ask. Where two codes have one name, the first one counts. */
function codes(): ReadonlyMap<string, number> {
  const all = [win32Errors, securityErrors, ntstatus].flatMap((table) => Object.entries(table)).reverse();
  known ??= new Map(all.map(([code, name]) => [name, Number(code)]));
  return known;
}

/** An NTSTATUS as people write it: 0x and eight digits. */
export function formatNtstatus(status: number): string {
  return `0x${(status >>> 0).toString(16).padStart(8, '0')}`;
}

/** The Win32 error or HRESULT of a name; undefined for a name that is not known. */
export function win32ErrorNumber(name: string): number | undefined {
  win32Numbers ??= numbersOf({ ...securityErrors, ...win32Errors });
  return win32Numbers.get(name);
}

/** The NTSTATUS of a name, signed as structs have it; undefined for a name that is not known. */
export function ntstatusNumber(name: string): number | undefined {
  ntstatusNumbers ??= numbersOf(ntstatus);
  const status = ntstatusNumbers.get(name);
  return status === undefined ? undefined : status | 0;
}

/** Made when they are needed: most often they never are. */
let win32Numbers: ReadonlyMap<string, number> | undefined;
let ntstatusNumbers: ReadonlyMap<string, number> | undefined;

function numbersOf(names: Readonly<Record<string, string>>): ReadonlyMap<string, number> {
  return new Map(Object.entries(names).map(([code, name]) => [name, Number(code)]));
}
