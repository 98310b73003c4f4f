/** Conditions on what only a context knows: layers of one machine, drives of its volumes. */
import { describe, expect, test } from 'vitest';
import {
  type EventContext,
  lookupsOf,
  parseWhere,
  readRules,
  volumesOf,
  type Where,
  WhereFilter,
  withContext,
} from '../../src/formats.ts';
import { FWPM_NET_EVENT2, FWPM_NET_EVENT5, memoryImage } from '../../src/index.ts';
import { fixtureBytes } from '../support/filters.ts';
import { imageWithText } from '../support/texts.ts';

const LAYERS = `<wfpstate><layers>
  <item><layer><layerKey>FWPM_LAYER_OF_ANOTHER_EDITION</layerKey><layerId>90</layerId></layer></item>
  <item><layer><layerKey>FWPM_LAYER_ALE_AUTH_CONNECT_V4</layerKey><layerId>48</layerId></layer></item>
  <item><layer><layerKey>FWPM_LAYER_STREAM_PACKET_V4</layerKey><layerId>70</layerId></layer></item>
  <item><layer><layerKey>{5A1B2C3D-0000-4000-8000-00000000ABCD}</layerKey><layerId>91</layerId></layer></item>
</layers><filters/></wfpstate>`;

const CONTEXT: EventContext = {
  rules: await readRules([new TextEncoder().encode(LAYERS)]),
  volumes: volumesOf(['harddiskvolume3=C:', 'harddiskvolume4=D:', 'harddiskvolume5=D:\\data']),
};

describe('in the terms of events', () => {
  test.each<[string, Where]>([
    ['layer=FWPM_LAYER_OF_ANOTHER_EDITION', { layer: [90] }],
    ['layer=of_another_edition,44', { layer: [90, 44] }],
    ['layer={5a1b2c3d-0000-4000-8000-00000000abcd}', { layer: [91] }],
    ['layer=5a1b2c3d-0000-4000-8000-00000000abcd', { layer: [91] }],
    ['layer=ALE_AUTH_CONNECT_V4', { layer: [48] }],
    ['layer=ALE_AUTH_CONNECT_V6', { layer: ['ALE_AUTH_CONNECT_V6'] }],
    ['app=C:\\Windows\\x.exe', { app: ['\\device\\harddiskvolume3\\Windows\\x.exe'] }],
    ['app=c:/Windows/', { app: ['\\device\\harddiskvolume3\\Windows\\'] }],
    ['app=c:', { app: ['\\device\\harddiskvolume3\\'] }],
    ['app=d:\\DATA\\x', { app: ['\\device\\harddiskvolume4\\DATA\\x', '\\device\\harddiskvolume5\\x'] }],
    ['app=d:\\da', { app: ['\\device\\harddiskvolume4\\da', '\\device\\harddiskvolume5\\'] }],
    ['app=svchost.exe,\\windows', { app: ['svchost.exe', '\\windows'] }],
    ['port=1', { port: [1] }],
  ])('%s', (condition, where) => {
    expect(withContext(parseWhere([condition]), CONTEXT)).toEqual(where);
  });

  test('a layer that is certain in later versions alone', () => {
    const where = parseWhere(['layer=STREAM_PACKET_V4']);
    expect(() => new WhereFilter(FWPM_NET_EVENT2, where)).toThrow(TypeError);
    expect(() => new WhereFilter(FWPM_NET_EVENT2, withContext(where, CONTEXT))).not.toThrow();
  });

  test('origins', async () => {
    const rules = await readRules([fixtureBytes('origins.xml')]);
    expect(withContext(parseWhere(['origin=Query User Default']), { rules })).toEqual({ filterId: [66241n] });
  });
});

describe('what nothing knows', () => {
  test.each<[string, string]>([
    [
      'layer=ALE_AUTH_CONECT_V4',
      'there is no layer ALE_AUTH_CONECT_V4 that has a certain id: take a number, or a file of filters that names it (did you mean ALE_AUTH_CONNECT_V4?)',
    ],
    [
      'layer=OF_ANOTHER_EDITON',
      'there is no layer OF_ANOTHER_EDITON that has a certain id: take a number, or a file of filters that names it (did you mean OF_ANOTHER_EDITION?)',
    ],
    ['app=E:\\x', 'E:\\x is on a drive that none of the volumes is: they are C:, D:'],
  ])('%s', (condition, message) => {
    expect(() => withContext(parseWhere([condition]), CONTEXT)).toThrow(new RangeError(message));
  });

  test('without a context names and drives stay what they are', () => {
    const where = { layer: ['STREAM_V4'], app: ['C:\\x'] };
    expect(withContext(where, {})).toEqual(where);
    expect(() => withContext({ layer: ['X'] }, {})).toThrow(RangeError);
  });
});

test.each<[Where, ReturnType<typeof lookupsOf>]>([
  [{}, { rules: false, volumes: false }],
  [
    { layer: [1], app: ['svchost.exe'] },
    { rules: false, volumes: false },
  ],
  [
    { layer: ['STREAM_V4'], app: ['C:'] },
    { rules: true, volumes: true },
  ],
  [{ origin: ['Stealth'] }, { rules: true, volumes: false }],
])('what %o asks a context for', (where, lookups) => {
  expect(lookupsOf(where)).toEqual(lookups);
});

describe('an application by the path that people know', () => {
  const VOLUMES = volumesOf(['harddiskvolume3=C:', 'harddiskdmvolumes\\win-dg0\\volume1=D:']);
  test.each<[path: string, condition: string, found: boolean, foundWithVolumes?: boolean]>([
    ['\\device\\harddiskvolume3\\windows\\x.exe', 'C:\\Windows\\X.exe', true],
    ['\\device\\harddiskvolume3\\windows\\x.exe', 'c:/windows/', true],
    ['\\device\\harddiskvolume3\\windows\\x.exe', 'C:\\Win', true],
    ['\\device\\harddiskvolume3\\windows\\x.exe', 'C:', true],
    ['\\device\\harddiskvolume3\\windows\\x.exe', 'C:\\x.exe', false],
    // Which volume D: is, only volumes know.
    ['\\device\\harddiskvolume3\\windows\\x.exe', 'D:\\Windows', true, false],
    ['\\device\\harddiskvolume30\\windows\\x.exe', 'C:\\Windows', true, false],
    ['\\device\\harddiskvolume3\\backup\\windows\\x.exe', 'C:\\Windows', false],
    ['\\device\\harddiskdmvolumes\\win-dg0\\volume1\\apps\\srv.exe', 'D:\\apps', true],
    ['\\device\\mup\\server\\share\\x.exe', 'C:\\share', false],
    ['\\device\\mup\\server\\share\\x.exe', '\\\\server\\share', true],
    ['\\device\\mup\\;lanmanredirector\\;z:01\\server\\share\\x.exe', '\\\\SERVER\\share\\x.exe', true],
    ['\\device\\harddiskvolume3\\server\\share\\x.exe', '\\\\server\\share', false],
    ['c:\\windows\\x.exe', 'C:\\Windows', true, false],
    ['System', 'C:', false],
  ])('%s is found by %s: %s', (path, condition, found, foundWithVolumes = found) => {
    const { bytes, base, address } = imageWithText(path);
    const memory = memoryImage(bytes, { abi: 'x64', base });
    const where = parseWhere([`app=${condition}`]);
    const rows = (meant: Where) =>
      new WhereFilter(FWPM_NET_EVENT5, meant).rows(memory, { address }).length > 0;
    expect([rows(where), rows(withContext(where, { volumes: VOLUMES }))]).toEqual([found, foundWithVolumes]);
  });
});
