/** That the mutation test works: a sample of mutants, and what becomes of each. `npm run mutate` takes all of them. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import * as headers from '../../src/wfp/headers.ts';
import { EXHAUSTIVE } from '../support/exhaustive.ts';
import { KINDS, type Kind } from './change.ts';
import { isLayout } from './layouts.ts';
import { allMutants } from './mutants.ts';

/** What kills a mutant. */
type Fate = 'both' | 'layout tests' | 'words' | 'nobody';

// One of each kind.
const SAMPLE: readonly (readonly [kind: Kind, name: string, killedBy: Fate])[] = [
  ['member dropped', 'FWPM_NET_EVENT_HEADER3.policyFlags: dropped', 'both'],
  ['member added', 'FWPM_NET_EVENT_CLASSIFY_DROP_MAC0.reserved: a UINT32 before it', 'both'],
  ['members swapped', 'FWPM_NET_EVENT_HEADER0.localPort: swapped with remotePort', 'both'],
  ['member renamed', 'FWPM_NET_EVENT_HEADER1.reserved.family.frame.ether.reserved9: → reserved9_', 'both'],
  ['label renamed', 'FWPM_NET_EVENT5.event: → event_', 'nobody'],
  ['type of another size', 'FWPM_SYSTEM_PORTS_BY_TYPE0.ports[]: uint16 → uint32', 'both'],
  ['type of the same size', 'FWPM_NET_EVENT_HEADER2.remoteAddr.remoteAddrV4: ipv4 → uint32', 'both'],
  ['bytes(n ± 1)', 'IKEEXT_CERT_HASH_LEN: 20 → 19', 'both'],
  ['size or alignment of a leaf', 'int64: align 8 → 4', 'layout tests'],
  ['name of a type', 'PSID: → PSID_', 'layout tests'],
  [
    'pointer or inline',
    'FWPM_NET_EVENT_IKEEXT_QM_FAILURE1.mmProviderContextKey: guid → pointer(guid)',
    'both',
  ],
  [
    'another struct or version',
    'FWPM_NET_EVENT4.header: FWPM_NET_EVENT_HEADER3 → FWPM_NET_EVENT_HEADER2',
    'both',
  ],
  [
    'count exchanged',
    'FWP_TOKEN_INFORMATION.restrictedSids: counted by sidCount instead of restrictedSidCount',
    'words',
  ],
  [
    'array or pointer',
    "FWPM_SYSTEM_PORTS_BY_TYPE0.ports: counted('numPorts', uint16) → pointer(uint16)",
    'both',
  ],
  [
    'tag exchanged',
    'FWPM_NET_EVENT_IKEEXT_QM_FAILURE0.local: selected by saRole instead of saTrafficType',
    'both',
  ],
  ['case dropped', 'IKEEXT_CREDENTIAL2.credential.name: not for IKEEXT_NTLM_V2', 'layout tests'],
  [
    'case added',
    'FWPM_VSWITCH_EVENT0.event.reorderInfo: also for FWPM_VSWITCH_EVENT_ENABLED_FOR_INSPECTION',
    'layout tests',
  ],
  ['case moved', 'FWPM_VSWITCH_EVENT0.event.positionInfo: cases exchanged with reorderInfo', 'both'],
  ['cases swapped', 'IKEEXT_CREDENTIAL2.credential.name: IKEEXT_KERBEROS swapped with IKEEXT_EAP', 'nobody'],
  ['arm dropped', 'FWPM_NET_EVENT5.event.lpmPacketArrival: dropped', 'both'],
  ['arms swapped', 'FWPM_VSWITCH_EVENT0.event.positionInfo: swapped with reorderInfo', 'layout tests'],
  ['constant ± 1', 'FWPM_NET_EVENT_TYPE.FWPM_NET_EVENT_TYPE_CLASSIFY_DROP: 3 → 4', 'both'],
  ['constant renamed', 'FWP_AF.FWP_AF_ETHER: → FWP_AF_ETHER_', 'words'],
  ['constant dropped', 'IKEEXT_DH_GROUP.IKEEXT_DH_GROUP_2048: dropped', 'layout tests'],
  ['constants swapped', 'IKEEXT_DH_GROUP.IKEEXT_DH_GROUP_14: swapped with IKEEXT_DH_GROUP_2048', 'both'],
  ['flag moved', 'FWPM_NET_EVENT_FLAG.FWPM_NET_EVENT_FLAG_EFFECTIVE_NAME_SET: 0x2000 → 0x4000', 'both'],
  [
    'flag renamed',
    'FWPM_ENGINE_OPTION.FWPM_ENGINE_OPTION_PACKET_QUEUE_NONE: → FWPM_ENGINE_OPTION_PACKET_QUEUE_NONE_',
    'layout tests',
  ],
  [
    'flag dropped',
    'FWPM_NET_EVENT_KEYWORD.FWPM_NET_EVENT_KEYWORD_PORT_SCANNING_DROP: dropped',
    'layout tests',
  ],
];

test.runIf(EXHAUSTIVE)('of each kind of mutant, the tests kill what they should', () => {
  const names = SAMPLE.map(([, name]) => name.replace(/[[\]().*]/g, '\\$&'));
  const { status, stdout } = mutate(`^(${names.join('|')})$`);
  const rows = stdout.split('\n').map((line) => line.split(/ {2,}/));
  expect(
    rows.filter(([kind]) => KINDS.some((known) => known === kind)),
    stdout,
  ).toEqual(SAMPLE.map(([kind, , killedBy]) => [kind, '1', ...FATES[killedBy]]));
  expect(status).toBe(0);
});

/** The row of one mutant: refused, killed by layout tests, killed by blobs, survivor. */
const FATES: Readonly<Record<Fate, readonly string[]>> = {
  both: ['0', '1', '1', '0'],
  'layout tests': ['0', '1', '0', '0'],
  words: ['1', '0', '0', '0'],
  nobody: ['0', '0', '0', '1'],
};

function mutate(mutants: string): { status: number | null; stdout: string } {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const command = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/mutation/vitest.config.ts'];
  const env = { ...process.env, MUTANTS: mutants };
  return spawnSync(process.execPath, command, { cwd: root, env, encoding: 'utf8' });
}

describe('the mutants', () => {
  const mutants = allMutants();

  test('are of every kind', () => {
    expect(new Set(mutants.map(({ kind }) => kind))).toEqual(new Set(KINDS));
  });

  test('are of every descriptor that the headers export', () => {
    const changed = new Set(mutants.map(({ declaration }) => declaration));
    const exported = Object.entries<unknown>(headers).flatMap(([name, value]) =>
      isLayout(value) ? [name] : [],
    );
    expect(exported).toContain('LUID');
    expect(exported.filter((name) => !changed.has(name))).toEqual([]);
  });

  test('have names of their own', () => {
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  });
});
