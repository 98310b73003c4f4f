/**
 * What Elastic's rule "Potential Evasion via Windows Filtering Platform" (elastic/detection-rules, written for the events 5152 and
 * 5157 of the Security log) asks of documents is asked of ours: several blocked packets of security products, on one machine
 * and within a minute.
 */
import { describe, expect, test } from 'vitest';
import { ecs, type Origin } from '../../src/formats.ts';
import { drop, event5, ORIGIN } from '../support/events.ts';

interface EcsDocument {
  readonly '@timestamp': string;
  readonly event: { readonly category: readonly string[]; readonly action: string };
  readonly host: { readonly os: { readonly type: string } };
  readonly process?: { readonly name: string };
  readonly winlog?: { readonly computer_name: string };
}

/** Some of the rule's names, in their spelling there; EQL's `:` does not tell cases apart. */
const PRODUCTS = [
  'msmpeng.exe',
  'elastic-agent.exe',
  'elastic-endpoint.exe',
  'CSFalconService.exe',
  'sentinelone.exe',
];
const ACTIONS = ['windows-firewall-packet-block', 'windows-firewall-packet-drop'];
const RUNS = 5;
const MINUTE = 60_000;

/** `network where host.os.type == "windows" and event.action : (…) and process.name : (…)` */
function isMeant({ event, host, process }: EcsDocument): boolean {
  const name = process?.name.toLowerCase();
  return (
    event.category.includes('network') &&
    host.os.type === 'windows' &&
    ACTIONS.includes(event.action) &&
    PRODUCTS.some((product) => product.toLowerCase() === name)
  );
}

/** `sequence by winlog.computer_name with maxspan=1m [ … ] with runs=5`: the machines that it is about. */
function alertsOf(documents: readonly EcsDocument[]): string[] {
  const times = new Map<string, number[]>();
  for (const document of documents.filter(isMeant)) {
    const machine = document.winlog?.computer_name;
    // What has no value to group by is in no sequence.
    if (machine === undefined) continue;
    times.set(machine, [...(times.get(machine) ?? []), Date.parse(document['@timestamp'])]);
  }
  return [...times].flatMap(([machine, all]) =>
    all.some((time, i) => (all[i + RUNS - 1] ?? Number.POSITIVE_INFINITY) - time <= MINUTE) ? [machine] : [],
  );
}

const SECOND = 10_000_000n;

interface Blocked {
  readonly type?: string;
  readonly layerId?: number;
  readonly app?: string;
  /** Seconds between one and the next. */
  readonly every?: bigint;
  readonly origin?: Origin;
}

/** Five events of a security product that is blocked. */
function documentsOf({
  type = 'CLASSIFY_DROP',
  layerId = 48,
  app,
  every = 1n,
  origin = ORIGIN,
}: Blocked): EcsDocument[] {
  return PRODUCTS.map((product, i) => {
    const appId = `\\device\\harddiskvolume3\\program files\\x\\${(app ?? product).toLowerCase()}`;
    const timeStamp = 133_000_000_000_000_000n + BigInt(i) * every * SECOND;
    const body = drop({ layerId, msFwpDirection: 'MS_FWP_DIRECTION_OUT' });
    return JSON.parse(ecs().write('FWPM_NET_EVENT5', event5(type, body, { appId, timeStamp }), origin));
  });
}

describe('the rule finds', () => {
  test.each<[what: string, blocked: Blocked]>([
    ['connections', { layerId: 48 }],
    ['connections over IPv6', { layerId: 50 }],
    ['connections to them', { layerId: 44 }],
    ['packets', { layerId: 13 }],
    ['packets of one product', { layerId: 17, app: 'msmpeng.exe' }],
    ['just within a minute', { every: 15n }],
  ])('%s', (_what, blocked) => {
    expect(alertsOf(documentsOf(blocked))).toEqual(['LAB-01']);
  });

  test('each machine for itself', () => {
    const machines = ['A', 'B'].flatMap((host) => documentsOf({ origin: { host } }));
    expect(alertsOf(machines)).toEqual(['A', 'B']);
  });
});

describe('the rule does not find', () => {
  test.each<[what: string, blocked: Blocked]>([
    ['what was permitted', { type: 'CLASSIFY_ALLOW' }],
    ['binds', { layerId: 36 }],
    ['another program', { app: 'app.exe' }],
    ['what takes longer', { every: 16n }],
    ['machines without a name', { origin: {} }],
  ])('%s', (_what, blocked) => {
    expect(alertsOf(documentsOf(blocked))).toEqual([]);
  });

  test('four in a minute', () => {
    expect(alertsOf(documentsOf({}).slice(1))).toEqual([]);
  });
});
