/** openMinidump: what it reads of healthy dumps of every form. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Minidump, type MinidumpOptions, openMinidump } from '../../../src/capture/index.ts';
import { type Abi, decode, FWPM_NET_EVENT5, type Memory } from '../../../src/index.ts';
import { decodeErrorOf } from '../../support/decode.ts';
import { rows } from '../../support/exhaustive.ts';
import {
  CountingFile,
  CPU,
  type Dump,
  type DumpParts,
  minidump,
  type Piece,
  STREAM,
} from '../../support/minidump.ts';
import { bytesAt, edit, events, expectEvents, filled, sample, split, WAYS } from './support.ts';

describe.each(WAYS)('a minidump %s', (_, input) => {
  const open = (dump: Dump, options?: MinidumpOptions): Minidump => openMinidump(input(dump.bytes), options);

  describe('that a process of Wine wrote', () => {
    const path = fileURLToPath(new URL('../../../fixtures/samples/process-x64.dmp', import.meta.url));
    const dump = openMinidump(input(new Uint8Array(readFileSync(path))));

    test('says what it is', () => {
      expect(dump).toMatchObject({
        abi: 'x64',
        os: { major: 6, minor: 1, build: 7601, platform: 'VER_PLATFORM_WIN32_NT', servicePack: '' },
        time: 1795318883,
        flags: 2n,
        processId: undefined,
        ranges: [{ base: 0x350000n, length: 12288, offset: 144 }],
        modules: [],
        regions: undefined,
        warnings: [],
      });
    });

    test('has the events', () => expectEvents(dump.memory, sample));

    test('tells offsets in the file', () => {
      expect(dump.memory.offsetOf(0x3507c0n)).toBe(144 + 0x7c0);
      expect(dump.memory.offsetOf(0x34ffffn)).toBe(-1);
      expect(dump.memory.offsetOf(0x353000n)).toBe(-1);
    });
  });

  describe('has the events', () => {
    test.each<[string, Abi, number]>([
      ['x86', 'x86', CPU.x86],
      ['32-bit ARM, which lays out as x86', 'x86', CPU.arm],
      ['x86 on x64', 'x86', 10],
      ['32-bit ARM on arm64', 'x86', 13],
      ['x86 on arm64', 'x86', 14],
      ['x64', 'x64', CPU.x64],
      ['arm64', 'arm64', CPU.arm64],
    ])('of %s', (_, abi, cpu) => {
      for (const list of ['memory', 'memory64']) {
        const dump = open(minidump({ cpu, [list]: [events[abi]] }));
        expect([dump.abi, dump.warnings]).toEqual([abi, []]);
        expectEvents(dump.memory, events[abi]);
      }
    });

    test('of 32 bits where addresses are extended by their sign', () => {
      const { base, bytes } = events.x86;
      const dump = open(minidump({ cpu: CPU.x86, memory: [{ base: base | 0xffffffff00000000n, bytes }] }));
      expect([dump.ranges[0]?.base, dump.warnings]).toEqual([base, []]);
      expectEvents(dump.memory, events.x86);
    });

    test('from both lists', () => {
      const [first, second] = split(sample, 4000);
      if (first === undefined || second === undefined) throw new Error('split in two');
      for (const parts of [
        { memory: [first], memory64: [second] },
        { memory: [second], memory64: [first] },
      ]) {
        expectEvents(open(minidump(parts)).memory, sample);
      }
    });

    test('from a list whose entries are aligned', () => {
      const dump = open(minidump({ memory: split(sample, 1000), isPadded: true }));
      expect(dump.warnings).toEqual([]);
      expectEvents(dump.memory, sample);
    });

    // The first event, which begins at 128, and what it points to; then all over the image.
    const cuts = [
      ...Array.from({ length: 160 }, (_, i) => 124 + i),
      ...Array.from({ length: 200 }, (_, i) => 300 + 37 * i),
    ];

    test.each(rows(cuts, 9))('from two ranges, the second of which begins at %i', (cut) => {
      const [first, second] = split(sample, cut);
      if (first === undefined || second === undefined) throw new Error('split in two');
      // What is in between in the file keeps the two apart, or else they would be one.
      const other = { base: 0x10000n, bytes: filled(8, 0xee) };
      for (const list of ['memory', 'memory64']) {
        const dump = open(minidump({ [list]: [second, other, first] }));
        expect(dump.ranges).toHaveLength(3);
        expectEvents(dump.memory, sample);
      }
    });

    test('from very many ranges', () => {
      const at = Array.from({ length: 2500 }, (_, i) => 3 * i + 1);
      const pieces = split(sample, ...at);
      const dump = open(minidump({ memory: [...pieces].reverse() }));
      expect(dump.ranges).toHaveLength(2501);
      expectEvents(dump.memory, sample);
      // In their order they are one run, in memory and in the file.
      for (const list of ['memory', 'memory64']) {
        const { ranges, memory } = open(minidump({ [list]: pieces }));
        expect(ranges).toMatchObject([{ base: sample.base, length: sample.bytes.length }]);
        expectEvents(memory, sample);
      }
    });
  });

  describe('and its ranges', () => {
    const A = 0x1000n;

    test('are sorted, and say where they are in the file', () => {
      const pieces = [0x9000n, 0x1000n, 0x5000n].map((base, i) => ({ base, bytes: filled(16 + i, i) }));
      const built = minidump({ memory: pieces });
      const [at0 = 0, at1 = 0, at2 = 0] = built.memoryAt;
      const { ranges, memory } = open(built);
      expect(ranges).toEqual([
        { base: 0x1000n, length: 17, offset: at1 },
        { base: 0x5000n, length: 18, offset: at2 },
        { base: 0x9000n, length: 16, offset: at0 },
      ]);
      expect(memory.offsetOf(0x5003n)).toBe(at2 + 3);
    });

    test('can end exactly where the address space ends', () => {
      const { ranges, memory, warnings } = open(
        minidump({ memory: [{ base: 2n ** 64n - 4n, bytes: filled(4, 7) }] }),
      );
      expect(ranges).toMatchObject([{ base: 2n ** 64n - 4n, length: 4 }]);
      expect([bytesAt(memory, 2n ** 64n - 2n, 9), warnings]).toEqual([[7, 7], []]);
    });

    test('can begin at 0, and in the middle of a page', () => {
      const { memory } = open(
        minidump({
          memory: [
            { base: 0n, bytes: filled(5, 1) },
            { base: 0x2fffn, bytes: filled(2, 2) },
          ],
        }),
      );
      expect([bytesAt(memory, 0n, 99), bytesAt(memory, 0x2fffn, 99)]).toEqual([
        [1, 1, 1, 1, 1],
        [2, 2],
      ]);
      expect([bytesAt(memory, 5n, 1), bytesAt(memory, 0x2ffen, 1), bytesAt(memory, 0x3001n, 1)]).toEqual([
        [],
        [],
        [],
      ]);
    });

    test('can be empty', () => {
      const { ranges, warnings } = open(
        minidump({
          memory: [
            { base: A, bytes: filled(0, 0) },
            { base: A, bytes: filled(1, 1) },
          ],
        }),
      );
      expect([ranges.length, warnings]).toEqual([1, []]);
    });

    test('with gaps between them are not read as one', () => {
      const { memory } = open(
        minidump({
          memory64: [
            { base: A, bytes: filled(4, 1) },
            { base: A + 5n, bytes: filled(4, 2) },
          ],
        }),
      );
      expect(bytesAt(memory, A, 100)).toEqual([1, 1, 1, 1]);
      expect(bytesAt(memory, A + 5n, 100)).toEqual([2, 2, 2, 2]);
    });

    const DIFFER =
      'memory ranges overlap and differ at 0x1002: the one that begins first counts, as far as it goes';

    /** A row for each range: dots up to where it begins, then its bytes. */
    const pieceOf = (row: string): Piece => ({
      base: A + BigInt(row.lastIndexOf('.') + 1),
      bytes: Uint8Array.from(row.replaceAll('.', ''), (letter) => letter.charCodeAt(0)),
    });
    const textAt = (memory: Memory, distance: number): string =>
      String.fromCharCode(...bytesAt(memory, A + BigInt(distance), 100));

    test.each<[string, string[], string, string[]]>([
      ['the second runs on', ['abcd', '..CDEF'], 'abcdEF', [DIFFER]],
      ['given in the other order', ['..CDEF', 'abcd'], 'abcdEF', [DIFFER]],
      ['the second is inside', ['abcdef', '..CD'], 'abcdef', [DIFFER]],
      ['both begin together', ['AB', 'abcdef'], 'abcdef', [DIFFER.replace('1002', '1000')]],
      ['both are of one place', ['abcd', 'ABCD'], 'abcd', [DIFFER.replace('1002', '1000')]],
      ['three', ['abc', '.bcde', '..CDEF'], 'abcdeF', [DIFFER]],
      ['three, two of which are the same', ['abc', '.bcde', '..cdEF'], 'abcdeF', [DIFFER]],
      ['their bytes are the same', ['abcd', '..cdef'], 'abcdef', []],
      ['the last byte differs', ['abcd', '..cDef'], 'abcdef', [DIFFER]],
    ])('that overlap: %s', (_, rows, expected, warnings) => {
      const dump = open(minidump({ memory: rows.map(pieceOf) }));
      // From the middle, too, and again: what was read before is of no account.
      for (const start of [0, 3, 1, 2, 0]) expect(textAt(dump.memory, start)).toBe(expected.slice(start));
      expect(dump.warnings).toEqual(warnings);
    });

    test('that overlap and are the same bytes of the file at their beginning only', () => {
      const built = minidump({ memory: ['abcd', '......wxyz', '..cdef', '..????'].map(pieceOf) });
      // The last one is where "cd" is in the file, and what comes after it there: "wx".
      edit(built, {
        at: built.stream(STREAM.memoryList) + 4 + 3 * 16 + 12,
        u32: (built.memoryAt[0] ?? 0) + 2,
      });
      const { memory, warnings } = open(built);
      expect([textAt(memory, 0), warnings]).toEqual(['abcdefwxyz', [DIFFER]]);
    });

    test('that overlap and are the same bytes of the file are no matter', () => {
      const built = minidump({
        memory: [
          { base: A, bytes: filled(4, 1) },
          { base: A, bytes: filled(4, 2) },
        ],
      });
      edit(built, { at: built.stream(STREAM.memoryList) + 4 + 16 + 12, u32: built.memoryAt[0] ?? 0 });
      expect(open(built).warnings).toEqual([]);
    });

    test('that overlap so far that not all of it is compared', () => {
      const size = 2 ** 20;
      const piece = (length: number) => ({ base: A, bytes: filled(length, 1) });
      const file = CountingFile.of(minidump({ memory: [piece(size + 1), piece(size + 1)] }).bytes);
      expect(openMinidump(file).warnings).toEqual([
        '1 memory ranges overlap others: the one that begins first counts, as far as it goes',
      ]);
      expect(file.bytesRead).toBeLessThan(2 * size + 2 ** 14);
      expect(open(minidump({ memory: [piece(size), piece(size)] })).warnings).toEqual([]);
    });

    test('that overlap more often than is looked into', () => {
      const pieces = Array.from({ length: 66 }, () => ({ base: A, bytes: filled(4, 1) }));
      expect(open(minidump({ memory: pieces })).warnings).toEqual([
        '65 memory ranges overlap others: the one that begins first counts, as far as it goes',
      ]);
      expect(open(minidump({ memory: pieces.slice(1) })).warnings).toEqual([]);
    });
  });

  describe('tells of the process', () => {
    const region = {
      base: 0x10000n,
      allocationBase: 0x8000n,
      allocationProtect: 0x40,
      size: 2n ** 47n,
      state: 0x1000,
      protect: 0x104,
      type: 0x20000,
    };
    const parts: DumpParts = {
      time: 1795318883,
      flags: 0x1806n,
      os: { major: 10, minor: 0, build: 26100, platform: 2 },
      servicePack: 'Service Pack \ud800',
      modules: [
        { name: 'C:\\Windows\\System32\\svchost.exe', base: 0x7ff6_1234_0000n, size: 0x12000 },
        { name: '', base: 2n ** 64n - 1n, size: 0xffffffff },
      ],
      processId: 0xfffffffc,
      regions: [
        region,
        { ...region, state: 0x2000, type: 0x40000 },
        { ...region, state: 0x10000, type: 0x1000000 },
        { ...region, state: 3, type: 0 },
      ],
      memory: [sample],
    };

    test.each([48, 56])('all that it knows, with entries of %i bytes for regions', (regionStride) => {
      const dump = open(minidump({ ...parts, regionStride }));
      expect(dump.warnings).toEqual([]);
      expect(dump).toMatchObject({
        os: {
          major: 10,
          minor: 0,
          build: 26100,
          platform: 'VER_PLATFORM_WIN32_NT',
          servicePack: 'Service Pack \ud800',
        },
        time: 1795318883,
        flags: 0x1806n,
        processId: 0xfffffffc,
        modules: parts.modules,
        regions: [
          { ...region, state: 'MEM_COMMIT', type: 'MEM_PRIVATE' },
          { ...region, state: 'MEM_RESERVE', type: 'MEM_MAPPED' },
          { ...region, state: 'MEM_FREE', type: 'MEM_IMAGE' },
          { ...region, state: 3, type: 0 },
        ],
      });
      // The same each time, and with the events.
      expect(dump.regions).toBe(dump.regions);
      expect(dump.ranges).toBe(dump.ranges);
      expectEvents(dump.memory, sample);
    });

    test('nothing that it does not know', () => {
      const { os, time, flags, processId, modules, regions } = open(
        minidump({ cpu: null, memory: [sample] }),
      );
      expect([os, time, flags, processId, modules, regions]).toEqual([
        undefined,
        undefined,
        0n,
        undefined,
        [],
        undefined,
      ]);
    });

    test('a system that is no Windows', () => {
      const { os, warnings } = open(
        minidump({ os: { major: 6, minor: 8, build: 0, platform: 0x8201 }, memory: [sample] }),
      );
      expect([os?.platform, warnings]).toEqual([0x8201, []]);
    });

    test('the process id only where the stream says that it has one', () => {
      const built = minidump({ processId: 44, memory: [sample] });
      edit(built, { at: built.stream(STREAM.miscInfo) + 4, u32: 0xfffffffe });
      expect(open(built).processId).toBeUndefined();
    });
  });

  describe('and the ABI', () => {
    const ASSUMED = 'read as x64; give the ABI (abi, --abi) if it is another one';

    test.each<[string, DumpParts, string]>([
      ['an unknown CPU', { cpu: CPU.unknown }, `the CPU 65535 is not known: ${ASSUMED}`],
      ['one that is not supported', { cpu: CPU.ia64 }, `the CPU 6 is not known: ${ASSUMED}`],
      ['none', { cpu: null }, `the dump does not say its CPU: ${ASSUMED}`],
    ])('of %s', (_, parts, warning) => {
      const dump = open(minidump({ ...parts, memory: [events.x64] }));
      expect([dump.abi, dump.warnings]).toEqual(['x64', [warning]]);
      expectEvents(dump.memory, events.x64);
      const { abi, warnings } = open(minidump({ ...parts, memory: [events.arm64] }), { abi: 'arm64' });
      expect([abi, warnings]).toEqual(['arm64', []]);
    });

    const wow64 = (name: string, cpu: number | null = CPU.x64): Dump => {
      const { base, bytes } = events.x86;
      const pieces = [
        { base: 0x7ff6_0000_0000n, bytes: filled(64, 1) },
        { base, bytes },
        // Runs over the end of the 32-bit address space, and is cut there.
        { base: 0xffff_fff8n, bytes: filled(16, 2) },
      ];
      return minidump({
        cpu,
        modules: [{ name, base: 0x7ff0_0000_0000n, size: 4096 }],
        memory64: pieces,
      });
    };
    const WARNING =
      'a 64-bit dump of a 32-bit process, as wow64.dll tells: read as x86; give the ABI (abi, --abi) for what else is in it';

    test.each<[string, Abi | undefined, Abi, string[]]>([
      ['C:\\Windows\\System32\\wow64.dll', undefined, 'x86', [WARNING]],
      ['WOW64.DLL', undefined, 'x86', [WARNING]],
      ['C:\\Windows\\System32\\wow64.dll', 'x64', 'x64', []],
      ['C:\\Windows\\System32\\wow64.dll', 'x86', 'x86', []],
      ['C:\\Windows\\System32\\wow64win.dll', undefined, 'x64', []],
      ['C:\\tools\\notwow64.dll', undefined, 'x64', []],
    ])('with the module %s, %s asked for, is read as %s', (name, asked, abi, warnings) => {
      const dump = open(wow64(name), asked && { abi: asked });
      expect([dump.abi, dump.warnings]).toEqual([abi, warnings]);
    });

    test.each([CPU.x64, CPU.arm64, CPU.unknown, null])(
      'with wow64.dll, is read as x86 whatever the CPU (%s)',
      (cpu) => {
        const { abi, warnings } = open(wow64('wow64.dll', cpu));
        expect([abi, warnings[0]]).toEqual(['x86', WARNING]);
      },
    );

    test.each([[{}], [{ abi: 'x86' }]] as const)('of the 32-bit half, %j', (options) => {
      const { memory, ranges, abi } = open(wow64('wow64.dll'), options);
      expect(abi).toBe('x86');
      expect(ranges.map(({ base, length }) => [base, length])).toEqual([
        [events.x86.base, events.x86.bytes.length],
        [0xffff_fff8n, 8],
      ]);
      expectEvents(memory, events.x86);
    });

    test('of a 32-bit dump that has ranges behind its address space', () => {
      const { warnings, ranges } = open(
        minidump({
          cpu: CPU.x86,
          memory: [
            { base: 0x1_0000_0000n, bytes: filled(4, 1) },
            { base: 0xffff_fffcn, bytes: filled(8, 1) },
            events.x86,
          ],
        }),
      );
      expect(ranges).toHaveLength(2);
      expect(warnings).toEqual([
        '2 of 3 memory ranges (the first at 0x100000000) lie outside the address space of x86, wholly or in part: that is left out',
      ]);
    });

    test('of a 64-bit dump whose range runs over the end of the address space', () => {
      const { warnings, memory } = open(
        minidump({ memory: [{ base: 2n ** 64n - 2n, bytes: filled(4, 1) }] }),
      );
      expect(bytesAt(memory, 2n ** 64n - 2n, 9)).toEqual([1, 1]);
      expect(warnings).toEqual([
        '1 of 1 memory ranges (the first at 0xfffffffffffffffe) lie outside the address space of x64, wholly or in part: that is left out',
      ]);
    });

    test('of all of whose ranges are outside what is asked for', () => {
      const { warnings, memory } = open(minidump({ memory: [events.x64] }), { abi: 'x86' });
      expect(memory.readable(0n, 1)).toBe(0);
      expect(warnings).toEqual(['nothing of the memory that this dump lists can be read under x86']);
    });
  });

  describe('without memory', () => {
    const NO_MEMORY =
      'this dump holds no memory: make it with MiniDumpWithFullMemory (procdump -ma, .dump /ma in WinDbg)';
    test.each<[string, DumpParts]>([
      ['has no list', {}],
      ['has an empty list', { memory: [] }],
      ['has an empty 64-bit list', { memory64: [] }],
    ])('%s', (_, parts) => {
      const { memory, ranges, warnings } = open(minidump(parts));
      expect([ranges, warnings]).toEqual([[], [NO_MEMORY]]);
      expect(decodeErrorOf(() => decode(FWPM_NET_EVENT5, memory, 0x1000n))).toMatchObject({
        code: 'UNMAPPED_POINTER',
        offset: -1,
      });
    });
  });
});
