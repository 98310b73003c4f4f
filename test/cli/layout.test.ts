import { describe, expect, test } from 'vitest';
import { layouts } from '../../src/index.ts';
import { objectLayouts } from '../../src/objects.ts';
import { fwpm } from './command.ts';

describe('fwpm layout', () => {
  test.each([
    ['FWPM_NET_EVENT_HEADER3', 'x64'],
    ['FWPM_NET_EVENT_HEADER3', 'x86'],
    ['FWPM_NET_EVENT_HEADER1', 'x86'],
    ['FWPM_NET_EVENT_IKEEXT_EM_FAILURE0', 'x64'],
    ['FWPM_VSWITCH_EVENT0', 'arm64'],
    ['FWP_BYTE_BLOB', 'x64'],
    ['GUID', 'x64'],
  ])('%s on %s', async (struct, abi) => {
    const { code, stdout, stderr } = await fwpm(['layout', struct, '--abi', abi]);
    expect(stdout).toMatchSnapshot();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('lists all structs when none is named', async () => {
    const { code, stdout } = await fwpm(['layout']);
    const names = stdout.split('\n').flatMap((line) => (line === '' ? [] : [line.split(' ')[0]]));
    expect(names).toEqual([...Object.keys(layouts), ...Object.keys(objectLayouts)].sort());
    expect(code).toBe(0);
  });
});
