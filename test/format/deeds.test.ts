/** What a filter decided on, by the layer: a bind, a listening socket, a connection or a packet, in each format. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ecs, factsOf, ocsf, parseWhere, text, WhereFilter } from '../../src/formats.ts';
import { decode, FWPM_NET_EVENT5, memoryImage } from '../../src/index.ts';
import { drop, event5, ORIGIN } from '../support/events.ts';
import { ecsProblems } from './ecsSchema.ts';
import { ocsfProblems } from './ocsfSchema.ts';

const BASE = 0x10000000n;

function imageOf(name: string) {
  const bytes = readFileSync(new URL(`../../fixtures/cases/bind-and-listen/${name}`, import.meta.url));
  return memoryImage(new Uint8Array(bytes), { abi: 'x64', base: BASE });
}

function documentsOf(event: unknown) {
  return {
    ecs: JSON.parse(ecs().write('FWPM_NET_EVENT5', event, ORIGIN)),
    ocsf: JSON.parse(ocsf().write('FWPM_NET_EVENT5', event, ORIGIN)),
    text: text().write('FWPM_NET_EVENT5', event, ORIGIN),
  };
}

describe.each([
  ['e5159.bin', 'bind', 'a filter blocked a bind to a local port', 'windows-firewall-bind-local-port', 99],
  ['e5155.bin', 'listen', 'a filter blocked listening at a local port', 'classify-drop', 7],
])('%s', (file, deed, what, action, activity) => {
  const memory = imageOf(file);
  const event = decode(FWPM_NET_EVENT5, memory, BASE);
  const documents = documentsOf(event);

  test('has no remote end', () => {
    const facts = factsOf('FWPM_NET_EVENT5', event);
    expect(facts).toMatchObject({ deed, remote: {} });
    expect(Object.values(facts.remote).filter((value) => value !== undefined)).toEqual([]);
    expect(documents.text).not.toMatch(/remote/);
    expect(documents.ecs.wfp.remote).toBeUndefined();
  });

  test('is what it is in every format', () => {
    expect(documents.text).toContain(`  ${what}\n`);
    expect(documents.ecs.event).toMatchObject({ action, type: ['info', 'denied'], outcome: 'failure' });
    expect(documents.ecs.wfp.action).toBe('classify-drop');
    expect(documents.ecs.source).toEqual({ address: '0.0.0.0', ip: '0.0.0.0', port: 5555 });
    expect(documents.ecs).not.toHaveProperty('destination');
    expect(documents.ocsf).toMatchObject({ class_uid: 4001, activity_id: activity, action_id: 2 });
    expect(documents.ocsf.activity_name).toBe(deed === 'bind' ? 'Bind' : undefined);
    expect([ecsProblems(documents.ecs), ocsfProblems(documents.ocsf)]).toEqual([[], []]);
  });

  test('is not found by the remote end that it does not have', () => {
    const { remoteAddrV4, remotePort, localPort } = Object(event).header;
    const isWanted = (condition: string) =>
      new WhereFilter(FWPM_NET_EVENT5, parseWhere([condition])).rows(memory, { address: BASE }).length === 1;
    expect(isWanted(`remote=${remoteAddrV4}`)).toBe(false);
    expect(isWanted(`remoteport=${remotePort}`)).toBe(false);
    expect(isWanted(`localport=${localPort}`)).toBe(true);
  });
});

describe('the action and the types of ECS', () => {
  const [DENIED, ALLOWED] = [
    ['connection', 'info', 'denied'],
    ['connection', 'info', 'allowed'],
  ];
  test.each<[type: string, layerId: number, action: string, types: string[] | undefined, outcome: string]>([
    // Binds, listening, connections, and the layers below them.
    ['CLASSIFY_DROP', 36, 'windows-firewall-bind-local-port', ['info', 'denied'], 'failure'],
    ['CLASSIFY_DROP', 39, 'windows-firewall-bind-local-port', ['info', 'denied'], 'failure'],
    ['CLASSIFY_DROP', 40, 'classify-drop', ['info', 'denied'], 'failure'],
    ['CLASSIFY_DROP', 43, 'classify-drop', ['info', 'denied'], 'failure'],
    ['CLASSIFY_DROP', 44, 'windows-firewall-packet-block', DENIED, 'failure'],
    ['CLASSIFY_DROP', 51, 'windows-firewall-packet-block', DENIED, 'failure'],
    ['CLASSIFY_DROP', 0, 'windows-firewall-packet-drop', DENIED, 'failure'],
    ['CLASSIFY_DROP', 13, 'windows-firewall-packet-drop', DENIED, 'failure'],
    ['CLASSIFY_DROP', 24, 'windows-firewall-packet-drop', DENIED, 'failure'],
    ['CLASSIFY_DROP', 32, 'windows-firewall-packet-drop', DENIED, 'failure'],
    ['CLASSIFY_DROP', 200, 'classify-drop', DENIED, 'failure'],
    ['CLASSIFY_ALLOW', 36, 'windows-firewall-bind-local-port', ['info'], 'success'],
    ['CLASSIFY_ALLOW', 40, 'classify-allow', ['info'], 'success'],
    ['CLASSIFY_ALLOW', 48, 'windows-firewall-connection', ALLOWED, 'success'],
    ['CLASSIFY_ALLOW', 13, 'classify-allow', ALLOWED, 'success'],
  ])('%s at the layer %i', (type, layerId, action, types, outcome) => {
    const { event, wfp } = documentsOf(event5(type, drop({ layerId }))).ecs;
    expect(event).toMatchObject({ action, type: types, outcome, category: ['network'] });
    expect(wfp.action).toBe(type.toLowerCase().replaceAll('_', '-'));
  });
});
