/** Names of keys, held against the SDK's. */
import { expect, test } from 'vitest';
import conditions from '../../src/names/conditions.json' with { type: 'json' };
import guids from '../../src/names/guids.json' with { type: 'json' };
import { layerName } from '../../src/names/index.ts';
import { keyName } from '../../src/names/keys.ts';
import { fixtureText } from '../support/fixtures.ts';

const ORACLE: Readonly<Record<string, string>> = JSON.parse(fixtureText('oracle/guids.json'));

test('the names are those of layers, sublayers and providers in the SDK, and all of them', () => {
  const wanted = Object.entries(ORACLE).filter(([name]) =>
    /^FWPM_(?:LAYER|SUBLAYER|PROVIDER(?!_CONTEXT))_/.test(name),
  );
  expect(wanted.length).toBeGreaterThan(120);
  expect(guids).toEqual(Object.fromEntries(wanted.map(([name, guid]) => [guid, name])));
  expect(Object.keys(guids)).toHaveLength(wanted.length);
});

test('the names of fields are those of the SDK, and all of them', () => {
  const wanted = Object.entries(ORACLE).filter(([name]) => name.startsWith('FWPM_CONDITION_'));
  expect(wanted.length).toBeGreaterThan(130);
  expect(conditions).toEqual(Object.fromEntries(wanted.map(([name, guid]) => [guid, name])));
});

test('every layer that has an id has a key of the same name', () => {
  const names = Array.from({ length: 82 }, (_, id) => layerName(id, true) ?? '');
  expect(names.filter((name) => !(name.replace('FWPS_', 'FWPM_') in ORACLE))).toEqual([]);
});

test.each([
  ['{c38d57d1-05a7-4c33-904f-7fbceee60e82}', 'FWPM_LAYER_ALE_AUTH_CONNECT_V4'],
  ['{C38D57D1-05A7-4C33-904F-7FBCEEE60E82}', 'FWPM_LAYER_ALE_AUTH_CONNECT_V4'],
  ['c38d57d1-05a7-4c33-904f-7fbceee60e82', 'FWPM_LAYER_ALE_AUTH_CONNECT_V4'],
  ['{C38D57D1-05A7-4C33-904F-7FBCEEE60E83}', 'c38d57d1-05a7-4c33-904f-7fbceee60e83'],
  ['FWPM_LAYER_ALE_AUTH_CONNECT_V4', 'FWPM_LAYER_ALE_AUTH_CONNECT_V4'],
  ['{29243af8-ecaf-4436-a44e-f9fb7070aa04}', 'FWPM_LAYER_ALE_ACCEPT_REDIRECT_V4'],
  ['{C9809347-218F-4B7F-A742-B281A3F631B4}', 'FWPM_LAYER_ALE_ACCEPT_REDIRECT_V6'],
  ['FWPP_SUBLAYER_INTERNAL_FIREWALL_WF', 'FWPP_SUBLAYER_INTERNAL_FIREWALL_WF'],
  ['{c38d57d1}', '{c38d57d1}'],
  ['constructor', 'constructor'],
  ['', ''],
])('%j', (key, name) => {
  expect(keyName(key)).toBe(name);
});
