/**
 * What errors of IKE, IPsec and authentication mean. explanations.json has groups of errors under what there is to check,
 * by name; docs/ike-errors.md says where its facts come from.
 */
import { ntstatusName, win32ErrorName } from './errors.ts';
import explanations from './explanations.json' with { type: 'json' };

/** Whether an error is one of Windows, an HRESULT included, or an NTSTATUS. */
export type ErrorKind = 'Win32' | 'NTSTATUS';

/** What an error means, as far as that is certain: each a sentence. */
export interface Explanation {
  readonly meaning: string;
  /** What to look at: the usual causes, not what the cause was. */
  readonly check: string;
}

/**
 * What an error of a failed negotiation or of a dropped IPsec packet means, and what to check. Undefined for errors that
 * such events do not have, or that say nothing certain.
 * @param kind `Win32` for a `failureErrorCode`, `NTSTATUS` for a `failureStatus`.
 */
export function explanationOf(kind: ErrorKind, code: number): Explanation | undefined {
  const name = kind === 'Win32' ? win32ErrorName(code) : ntstatusName(code);
  return name === undefined ? undefined : EXPLANATIONS.get(rowName(name));
}

/** IPsec has most errors of packets twice, as an ERROR_IPSEC_… and as a STATUS_IPSEC_…, and they mean the same. */
function rowName(name: string): string {
  return name.replace(/^(?:ERROR|STATUS)_(?=IPSEC_)/, '');
}

interface Group {
  readonly check: string;
  readonly meanings: Readonly<Record<string, string>>;
}

const GROUPS: Readonly<Record<string, Group>> = explanations;

const EXPLANATIONS: ReadonlyMap<string, Explanation> = new Map(
  Object.values(GROUPS).flatMap(({ check, meanings }) =>
    Object.entries(meanings).map(([name, meaning]) => [name, { meaning, check }]),
  ),
);
