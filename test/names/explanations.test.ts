/**
 * What errors mean: each error that events of IKE and IPsec can have is explained, or has a reason why it is not.
 * `npx vitest run test/names/explanations.test.ts --update` writes the tables of docs/ike-errors.md anew.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import explanations from '../../src/names/explanations.json' with { type: 'json' };
import { type ErrorKind, explanationOf, formatNtstatus } from '../../src/names/index.ts';
import ntstatus from '../../src/names/ntstatus.json' with { type: 'json' };
import securityErrors from '../../src/names/security-errors.json' with { type: 'json' };
import win32Errors from '../../src/names/win32-errors.json' with { type: 'json' };

const DOCUMENT = '../../docs/ike-errors.md';

interface NamedError {
  readonly kind: ErrorKind;
  readonly code: number;
  readonly name: string;
}

function errorsOf(kind: ErrorKind, table: Readonly<Record<string, string>>): NamedError[] {
  return Object.entries(table).map(([code, name]) => ({ kind, code: Number(code), name }));
}

const ALL: readonly NamedError[] = [
  ...errorsOf('Win32', win32Errors),
  ...errorsOf('NTSTATUS', ntstatus),
  ...errorsOf('Win32', securityErrors),
];

/** The errors of IPsec: those that winerror.h has between 13000 and 13999, and those of ntstatus.h by their names. */
const OF_IPSEC = ALL.filter(
  ({ kind, code, name }) =>
    (kind === 'Win32' && code >= 13000 && code < 14000) || /^STATUS_IPSEC_/.test(name),
);

/** Errors of authentication and of certificates. */
const OF_AUTHENTICATION = ALL.filter(({ name }) => /^(?:SEC_E|CERT_E)_/.test(name));

const WITHOUT_EXPLANATION: readonly (readonly [why: string, names: RegExp])[] = [
  ['a bound of a range of numbers, and no error', /^ERROR_IPSEC_IKE_NEG_STATUS_(?:BEGIN|END|EXTENDED_END)$/],
  [
    'of functions that configure policies',
    /^ERROR_IPSEC_(?:(?:DEFAULT_)?(?:MM|QM)_(?:POLICY|AUTH|FILTER)|(?:TRANSPORT|TUNNEL)_FILTER)_(?:EXISTS|NOT_FOUND|IN_USE|PENDING_DELETION)$|^WARNING_IPSEC_(?:MM|QM)_POLICY_PRUNED$/,
  ],
  ['of functions that configure DoS protection', /^ERROR_IPSEC_DOSP_NOT_INSTALLED$/],
  [
    'of a wrong call to SSPI, which IKE and not the administrator would have to mend',
    /^SEC_E_(?:INVALID_HANDLE|UNSUPPORTED_FUNCTION|NOT_OWNER|CANNOT_INSTALL|CANNOT_PACK|QOP_NOT_SUPPORTED|NO_IMPERSONATION|BAD_PKGID|BUFFER_TOO_SMALL|WRONG_CREDENTIAL_HANDLE|CRYPTO_SYSTEM_INVALID|INVALID_PARAMETER|NO_CONTEXT|EXT_BUFFER_TOO_SMALL|INSUFFICIENT_BUFFERS)$/,
  ],
  [
    'of delegation, which IKE does not ask for',
    /^SEC_E_(?:DELEGATION_REQUIRED|NO_S4U_PROT_SUPPORT|CROSSREALM_DELEGATION_FAILURE|DELEGATION_POLICY)$/,
  ],
  [
    'of other protocols and situations than those of IKE',
    /^SEC_E_(?:NO_IP_ADDRESSES|MUST_BE_KDC|BAD_BINDINGS|POLICY_NLTM_ONLY|PKU2U_CERT_FAILURE|ONLY_HTTPS_ALLOWED|APPLICATION_PROTOCOL_MISMATCH|INVALID_UPN_NAME)$/,
  ],
];

function explained({ kind, code }: NamedError) {
  return explanationOf(kind, code);
}

test.each([
  ['IPsec', OF_IPSEC, 170],
  ['authentication', OF_AUTHENTICATION, 96],
])('every error of %s is explained, or there is one reason why not', (_what, errors, count) => {
  expect(errors.length).toBe(count);
  const reasons = errors.map((error) => [
    error.name,
    [
      ...(explained(error) === undefined ? [] : ['explained']),
      ...WITHOUT_EXPLANATION.filter(([, names]) => names.test(error.name)).map(([why]) => why),
    ],
  ]);
  expect(reasons.filter(([, why]) => why?.length !== 1)).toEqual([]);
});

test('every row explains an error that has a name', () => {
  const rows = Object.values(explanations).flatMap(({ meanings }) => Object.keys(meanings));
  expect(new Set(rows).size).toBe(rows.length);
  const names = new Set(ALL.map(({ name }) => name.replace(/^(?:ERROR|STATUS)_(?=IPSEC_)/, '')));
  expect(rows.filter((name) => !names.has(name))).toEqual([]);
});

test('each meaning and each check is one short sentence in ASCII', () => {
  const sentences = Object.values(explanations).flatMap(({ check, meanings }) => [
    check,
    ...Object.values(meanings),
  ]);
  expect(sentences.filter((sentence) => !/^[A-Z](?:[ -~](?!\. [A-Z]))*\.$/.test(sentence))).toEqual([]);
  expect(sentences.filter((sentence) => sentence.length > 220)).toEqual([]);
});

describe('explanationOf', () => {
  test.each<[kind: ErrorKind, code: number, meaning: RegExp, check: RegExp]>([
    [
      'Win32',
      13801,
      /^The credentials .* not accepted\.$/,
      /certificates are in date.*same preshared key\.$/,
    ],
    ['Win32', 13805, /timed out/, /UDP ports 500 and 4500/],
    ['Win32', 13868, /^The policies of the two sides do not match\.$/, /^Compare what the two sides offer/],
    ['Win32', 0x80090322, /name that was used for the other side/, /service principal names/],
    ['Win32', 0x80092013, /revocation server is offline/, /revocation list is published/],
    ['Win32', 0x800b0109, /root that is not trusted/, /installed on the machine that verifies/],
    ['NTSTATUS', 0xc0360007, /clear text/, /policy of the peer has changed/],
    ['NTSTATUS', 0xc0368005, /keying module/, /by default AuthIP/],
  ])('%s %i', (kind, code, meaning, check) => {
    expect(explanationOf(kind, code)?.meaning).toMatch(meaning);
    expect(explanationOf(kind, code)?.check).toMatch(check);
  });

  test('an NTSTATUS is the same with a sign and without', () => {
    expect(explanationOf('NTSTATUS', 0xc0360001 | 0)).toEqual(explanationOf('NTSTATUS', 0xc0360001));
  });

  test('an error of IPsec means the same as a Win32 error and as an NTSTATUS', () => {
    expect(explanationOf('Win32', 13910)).toEqual(explanationOf('NTSTATUS', 0xc0360001));
  });

  test.each<[ErrorKind, number]>([
    ['Win32', 0],
    ['Win32', 5],
    ['Win32', 13800],
    ['Win32', 0xc0360001],
    ['NTSTATUS', 13801],
    ['NTSTATUS', 0xc0000022],
    ['Win32', -1],
    ['Win32', Number.NaN],
  ])('nothing is said of %s %d', (kind, code) => {
    expect(explanationOf(kind, code)).toBeUndefined();
  });
});

// --- docs/ike-errors.md --------------------------------------------------------------------------------------

function tableOf(head: string, errors: readonly NamedError[], codeText: (code: number) => string): string {
  const rows = errors.flatMap((error) => {
    const { meaning, check } = explained(error) ?? {};
    return meaning === undefined
      ? []
      : [`| ${codeText(error.code)} | ${error.name} | ${meaning} | ${check} |`];
  });
  return [`| ${head} | name | what it means | what to check |`, '|---|---|---|---|', ...rows].join('\n');
}

test('the tables of docs/ike-errors.md say what explanationOf says', async () => {
  const tables = {
    win32: tableOf('error', errorsOf('Win32', win32Errors), String),
    ntstatus: tableOf('status', errorsOf('NTSTATUS', ntstatus), formatNtstatus),
    security: tableOf('error', errorsOf('Win32', securityErrors), (code) => `0x${code.toString(16)}`),
  };
  let text = readFileSync(fileURLToPath(new URL(DOCUMENT, import.meta.url)), 'utf8');
  for (const [name, table] of Object.entries(tables)) {
    const place = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`);
    expect(text).toMatch(place);
    text = text.replace(place, (_all, begin, end) => `${begin}${table}\n${end}`);
  }
  await expect(text).toMatchFileSnapshot(DOCUMENT);
});
