/** `--internal`: undocumented fields, in every format that has a place for the event. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { EXHAUSTIVE, rows } from '../support/exhaustive.ts';
import { EVENT, EVENT_ADDRESS, FILTER_ID, IMAGES, imageA, imageC, SAID } from '../support/internalImage.ts';
import { fixture, fwpm } from './command.ts';

const PLACE = ['--base', '0x10000000', '--at', `${EVENT_ADDRESS}`];
const ENUM5 = [fixture('samples/enum5.bin'), '--base', '0x3507c0', '--entries', '16'];

const decode = (image: Uint8Array, ...options: string[]) =>
  fwpm(['decode', '-', ...PLACE, ...options], image);

/** What is said of one event for which nothing was taken. */
const refused = (what: string) => `fwpm: standard input: no undocumented fields were taken of 1 ${what}\n`;

describe('decode', () => {
  test.each(rows(['A', 'B', 'C'] as const))(
    'takes layout %s where it fits, and where it is named',
    async (layout) => {
      const { bytes } = IMAGES[layout]();
      const plain = JSON.parse((await decode(bytes)).stdout);
      for (const options of [['--internal'], ['--internal', layout], ['--internal=auto']]) {
        const { code, stdout, stderr } = await decode(bytes, ...options);
        const { internal, ...event } = JSON.parse(stdout);
        expect([code, stderr, event]).toEqual([0, '', plain]);
        expect(internal).toMatchObject({ undocumented: true, layout, fqbnName: SAID.fqbnName });
        expect('processId' in internal).toBe(layout === 'C' && options[1] === 'C');
      }
    },
  );

  test.runIf(EXHAUSTIVE).each<[string, Uint8Array, string]>([
    [
      'several fit',
      imageC(3).bytes,
      'event that the layouts B and C both fit (--internal B or --internal C takes one)',
    ],
    ['none fits', imageA().u32(EVENT + 0x98, 8).bytes, 'event that no layout fits'],
    ['there is no filter', imageA().u64(0x200, 0n).bytes, 'event without a filter to tell a layout by'],
  ])('says that nothing was taken where %s', async (_, image, what) => {
    const plain = await decode(image);
    expect(await decode(image, '--internal')).toEqual({ ...plain, stderr: refused(what) });
  });

  test.runIf(EXHAUSTIVE)('counts the events of a file together', async () => {
    const { code, stdout, stderr } = await fwpm(['decode', ...ENUM5, '--internal']);
    const plain = await fwpm(['decode', ...ENUM5]);
    expect([code, stdout]).toEqual([0, plain.stdout]);
    expect(stderr).toMatch(/^fwpm: \S+enum5\.bin: no undocumented fields were taken of \d+ \D+, \d+ \D+\n$/);
  });

  test.runIf(EXHAUSTIVE)('is the same in several threads', async () => {
    const one = await fwpm(['decode', ...ENUM5, '--internal']);
    expect(await fwpm(['decode', ...ENUM5, '--internal', '--jobs', '2'])).toEqual(one);
  });

  test.runIf(EXHAUSTIVE)('says it of what is no FWPM_NET_EVENT5 of x64', async () => {
    const other = refused('struct other than FWPM_NET_EVENT5 on x64');
    const { bytes } = imageA();
    expect((await decode(bytes, '--internal', '--struct', 'FWPM_NET_EVENT3')).stderr).toBe(other);
    expect((await decode(bytes, '--internal', '--struct', 'GUID')).stderr).toBe(other);
    expect((await decode(bytes, '--internal', '--abi', 'arm64')).stderr).toBe(other);
  });

  test.runIf(EXHAUSTIVE)('tells what of a named layout cannot be read', async () => {
    const { code, stdout, stderr } = await decode(imageA().u64(EVENT + 0xb0, 1n).bytes, '--internal', 'A');
    expect([code, JSON.parse(stdout).internal.fqbnName]).toEqual([1, null]);
    expect(stderr).toBe(
      'fwpm: FWPM_NET_EVENT5: internal.fqbnName: pointer 0x1 leads outside the captured memory (stored at offset 0xd0)\n',
    );
  });

  test.runIf(EXHAUSTIVE)('has the trailer beside it', async () => {
    const { internal, trailer } = JSON.parse(
      (await decode(imageA().bytes, '--internal', '--trailer')).stdout,
    );
    expect(internal.layout).toBe('A');
    expect(trailer).toMatch(/^01000000/);
  });

  test.runIf(EXHAUSTIVE)('needs no layout before the file', async () => {
    const file = fixture('internal/layout-a.hex');
    const { stderr } = await fwpm(['--internal', file, '--base', '0', '--count', '1']);
    expect(stderr).not.toMatch(/argument .* is invalid/);
  });

  test.each(rows(['D', 'a', '', 'true']))('refuses the layout %j', async (layout) => {
    const { code, stderr } = await decode(imageA().bytes, `--internal=${layout}`);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('A layout is A, B or C, or auto for what fits.'),
    ]);
  });
});

describe.runIf(EXHAUSTIVE)('the formats', () => {
  const { bytes } = IMAGES.C();

  test('text says that it is undocumented', async () => {
    const { stdout } = await decode(bytes, '--internal', 'C', '--format', 'text');
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      `internal undocumented, layout C: decided by filter 74045 (BLOCK in WSH), filter ${FILTER_ID} (BLOCK in QUARANTINE), filter 73602 (PERMIT in WF); origin "${SAID.filterOrigin}"; binary ${SAID.fqbnName}; policy of app ${SAID.policyAppId}; capabilities INTERNET_CLIENT, NETWORK_LOOPBACK; process 4242; services ${SAID.serviceSids}; interface LUID ${0x0006_0080_0000_0000n}; compartment 1`,
    );
  });

  test.each([
    ['ecs', (line: string) => JSON.parse(line).wfp.event],
    ['ocsf', (line: string) => JSON.parse(line).unmapped.event],
    ['csv', (text: string) => JSON.parse(text.slice(text.indexOf('"{') + 1, -2).replaceAll('""', '"'))],
  ])('%s has it in the event', async (format, eventIn) => {
    const { stdout } = await decode(bytes, '--internal', 'C', '--format', format);
    const { internal, ...event } = eventIn(
      stdout
        .trimEnd()
        .concat('\n')
        .slice(0, format === 'csv' ? undefined : -1),
    );
    expect(internal).toMatchObject({ undocumented: true, layout: 'C', processId: 4242 });
    const plain = (await decode(bytes, '--format', format)).stdout;
    expect(event).toEqual(eventIn(format === 'csv' ? plain : plain.trimEnd()));
  });
});

describe.runIf(EXHAUSTIVE)('an event of an internal type', () => {
  const image = imageA()
    .u32(EVENT + 0x88, 20)
    .u64(0x200, 1n)
    .u32(0x208, 1, 7)
    .u64(0x210, 133_486_382_450_000_000n, 133_486_382_460_000_000n).bytes;

  test('has a body with the option alone', async () => {
    expect(JSON.parse((await decode(image)).stdout)).toMatchObject({ type: 20 });
    const { type, internal } = JSON.parse((await decode(image, '--internal')).stdout);
    expect([type, internal.type]).toEqual([20, 'FWPM_NET_EVENT_TYPE_INTERNAL_IKEEXT_POLICY_CHANGE']);
    expect(internal.ikeInternalPolicyChange).toMatchObject({ mmLuid: '1', numOccurrences: 7 });
  });

  test('is told to people', async () => {
    const { stdout } = await decode(image, '--internal', '--format', 'text');
    expect(stdout).toContain('IKE the policy changed (undocumented type 20)');
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'internal undocumented: main mode SA 1; policy of QUICK_MODE; occurrences 7 from 2024-01-02T03:04:05.0000000Z to 2024-01-02T03:04:06.0000000Z',
    );
  });
});

describe.runIf(EXHAUSTIVE)('scan', () => {
  // The event of the sample, with bytes after it.
  const dump = readFileSync(fixture('samples/enum5.bin'));

  test('says of how many events it took nothing', async () => {
    const { code, stdout, stderr } = await fwpm(['scan', '-', '--base', '0x3507c0', '--internal'], dump);
    const plain = await fwpm(['scan', '-', '--base', '0x3507c0'], dump);
    expect([code, stdout]).toEqual([0, plain.stdout]);
    expect(stderr).toMatch(/^fwpm: standard input: no undocumented fields were taken of \d+ /);
  });
});

describe.runIf(EXHAUSTIVE)('explain', () => {
  const explain = (image: Uint8Array, ...options: string[]) =>
    fwpm(['explain', '-', ...PLACE, ...options, '--json'], image);
  const pathsOf = (stdout: string): string[] =>
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).path ?? '');

  test('shows the fields of the layout that is named', async () => {
    const { code, stdout, stderr } = await explain(IMAGES.C().bytes, '--internal', 'C');
    expect([code, stderr]).toEqual([0, 'fwpm: layout C of the fields after the event is undocumented\n']);
    expect(pathsOf(stdout)).toEqual(
      expect.arrayContaining(['internal.processId', 'internal.terminatingFiltersInfo[1].filterId']),
    );
  });

  test('shows those of the layout that fits, and no names of what is not proven', async () => {
    const { stdout } = await explain(IMAGES.C().bytes, '--internal');
    expect(pathsOf(stdout)).toContain('internal.policyAppId');
    expect(pathsOf(stdout)).not.toContain('internal.processId');
  });

  test('shows the event alone where no layout fits', async () => {
    const image = imageA().u32(EVENT + 0x98, 8).bytes;
    const { stdout, stderr } = await explain(image, '--internal');
    expect(stdout).toBe((await explain(image)).stdout);
    expect(stderr).toBe('fwpm: no undocumented fields were taken of 1 event that no layout fits\n');
  });

  test('shows the body of an internal type', async () => {
    const { stdout, stderr } = await explain(imageA().u32(EVENT + 0x88, 13).bytes, '--internal');
    expect(pathsOf(stdout)).toContain('ikeInternalMmEstablished.olderMMLuid');
    expect(stderr).toContain('fwpm: the type of the event is undocumented\n');
  });
});
