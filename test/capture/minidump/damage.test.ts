/** openMinidump: what it says of damaged dumps, and of files that are none. */
import { describe, expect, test } from 'vitest';
import { type Minidump, openMinidump } from '../../../src/capture/index.ts';
import { decodeErrorOf, factsOf } from '../../support/decode.ts';
import { EXHAUSTIVE } from '../../support/exhaustive.ts';
import { DIRECTORY, type Dump, minidump, STREAM } from '../../support/minidump.ts';
import { edit, expectEvents, filled, sample, WAYS } from './support.ts';

describe.each(WAYS)('a minidump %s', (_, input) => {
  const open = (dump: Dump): Minidump => openMinidump(input(dump.bytes));

  describe('that is damaged', () => {
    /** A dump with everything in it. */
    const whole = (): Dump =>
      minidump({
        modules: [
          { name: 'a.exe', base: 1n, size: 1 },
          { name: 'b.dll', base: 2n, size: 2 },
        ],
        processId: 1,
        regions: [
          { base: 1n, allocationBase: 1n, allocationProtect: 1, size: 1n, state: 1, protect: 1, type: 1 },
        ],
        memory: [
          { base: 0x10000n, bytes: filled(4, 1) },
          { base: 0x20000n, bytes: filled(4, 2) },
        ],
        memory64: [sample],
      });
    const { bytes: wholeBytes } = whole();
    const size = wholeBytes.length;

    /** Changes: at an offset of a stream, of an entry of the directory, or of the file. */
    type Change = {
      readonly in?: number;
      readonly entry?: number;
      readonly at: number;
      readonly u32?: number;
      readonly u64?: bigint;
    };
    const damaged = (...changes: Change[]): Dump => {
      const built = whole();
      for (const { in: stream, entry, at, ...value } of changes) {
        const start =
          stream !== undefined ? built.stream(stream) : entry !== undefined ? built.entry(entry) : 0;
        edit(built, { at: start + at, ...value });
      }
      return built;
    };
    const { systemInfo, moduleList, memoryList, memory64List, memoryInfoList, miscInfo } = STREAM;

    test('is not damaged as it is built', () => {
      expect(openMinidump(input(wholeBytes)).warnings).toEqual([]);
    });

    test.each<[string, Change[], string[]]>([
      [
        'another version',
        [{ at: 4, u32: 0x1111 }],
        ['the header has version 0x1111, not 0xa793: read as if it were that'],
      ],
      ['an internal version', [{ at: 4, u32: 0xffffa793 }], []],
      ['more streams than there are', [{ at: 8, u32: 7 }], []],
      [
        'a stream behind the file',
        [{ entry: moduleList, at: 8, u32: 0xfffffff0 }],
        [
          `ModuleListStream: 0 of its 220 bytes at offset 4294967280 are in the file: was it copied whole?`,
          'ModuleListStream: 0 bytes are too few for MINIDUMP_MODULE_LIST, which has 4: passed over',
        ],
      ],
      [
        'a stream right at the end of the file',
        [{ entry: miscInfo, at: 8, u32: size }],
        [
          `MiscInfoStream: 0 of its 24 bytes at offset ${size} are in the file: was it copied whole?`,
          'MiscInfoStream: 0 bytes are too few for MINIDUMP_MISC_INFO, which has 24: passed over',
        ],
      ],
      [
        'a stream that runs over the end',
        [{ entry: moduleList, at: 4, u32: 0xffffffff }],
        [
          `ModuleListStream: ${size - whole().stream(moduleList)} of its 4294967295 bytes at offset ${whole().stream(moduleList)} are in the file: was it copied whole?`,
        ],
      ],
      [
        'SystemInfo that is too short',
        [{ entry: systemInfo, at: 4, u32: 55 }],
        [
          'SystemInfoStream: 55 bytes are too few for MINIDUMP_SYSTEM_INFO, which has 56: passed over',
          'the dump does not say its CPU: read as x64; give the ABI (abi, --abi) if it is another one',
        ],
      ],
      [
        'an empty stream',
        [{ entry: systemInfo, at: 4, u32: 0 }],
        ['the dump does not say its CPU: read as x64; give the ABI (abi, --abi) if it is another one'],
      ],
      [
        'two streams of a type',
        [{ entry: memory64List, at: 0, u32: memoryList }],
        ['MemoryListStream: there are 2 of them, and the first one counts'],
      ],
      [
        'more ranges than there is room for',
        [{ in: memoryList, at: 0, u32: 5 }],
        ['MemoryListStream: it should have 5 entries: 2 of them are read'],
      ],
      [
        'very many ranges',
        [{ in: memoryList, at: 0, u32: 0xffffffff }],
        ['MemoryListStream: it should have 4294967295 entries: 2 of them are read'],
      ],
      [
        'very many 64-bit ranges',
        [{ in: memory64List, at: 0, u64: 2n ** 64n - 1n }],
        ['Memory64ListStream: it should have 18446744073709551615 entries: 1 of them are read'],
      ],
      ['fewer ranges than there is room for', [{ in: memoryList, at: 0, u32: 1 }], []],
      [
        'more modules than there is room for',
        [{ in: moduleList, at: 0, u32: 3 }],
        ['ModuleListStream: it should have 3 entries: 2 of them are read'],
      ],
      [
        'more regions than there is room for',
        [{ in: memoryInfoList, at: 8, u64: 2n ** 63n }],
        ['MemoryInfoListStream: it should have 9223372036854775808 entries: 1 of them are read'],
      ],
      [
        'regions whose entries are too small',
        [{ in: memoryInfoList, at: 4, u32: 47 }],
        ['MemoryInfoListStream: a header of 16 and entries of 47 bytes are too small: passed over'],
      ],
      [
        'regions whose header is too small',
        [{ in: memoryInfoList, at: 0, u32: 15 }],
        ['MemoryInfoListStream: a header of 15 and entries of 48 bytes are too small: passed over'],
      ],
      [
        'regions whose header is too large',
        [{ in: memoryInfoList, at: 0, u32: 0xffffffff }],
        ['MemoryInfoListStream: it should have 1 entries: 0 of them are read'],
      ],
      [
        'names of modules behind the file',
        [
          { in: moduleList, at: 4 + 20, u32: size },
          { in: moduleList, at: 4 + 108 + 20, u32: size - 3 },
        ],
        ['ModuleListStream: the names of 2 modules cannot be read'],
      ],
      [
        'a name that is too long',
        [{ in: moduleList, at: 4 + 20, u32: 0 }],
        ['ModuleListStream: the names of 1 modules cannot be read'],
      ],
      [
        'a range behind the file',
        [{ in: memoryList, at: 4 + 12, u32: size }],
        [
          `1 of 3 memory ranges (the first at 0x10000) run over the end of the file, which has ${size} bytes, and are cut there: was it copied whole?`,
        ],
      ],
      [
        'a range that runs over the end',
        [{ in: memoryList, at: 4 + 8, u32: 0xffffffff }],
        [
          `1 of 3 memory ranges (the first at 0x10000) run over the end of the file, which has ${size} bytes, and are cut there: was it copied whole?`,
        ],
      ],
      [
        'a BaseRva behind the file',
        [{ in: memory64List, at: 8, u64: 2n ** 64n - 1n }],
        [
          `1 of 3 memory ranges (the first at 0x3507c0) run over the end of the file, which has ${size} bytes, and are cut there: was it copied whole?`,
        ],
      ],
      [
        'a 64-bit range of 2^64-1 bytes',
        [{ in: memory64List, at: 24, u64: 2n ** 64n - 1n }],
        [
          `1 of 3 memory ranges (the first at 0x3507c0) run over the end of the file, which has ${size} bytes, and are cut there: was it copied whole?`,
        ],
      ],
    ])('by %s', (_, changes, warnings) => {
      const dump = open(damaged(...changes));
      expect(dump.warnings).toEqual(warnings);
    });

    test.each<[string, Change[]]>([
      ['is behind the file', [{ entry: memory64List, at: 8, u32: 0xffffff00 }]],
      ['is cut off', [{ entry: memory64List, at: 8, u32: size - 20 }]],
      ['leads behind the file', [{ in: memory64List, at: 8, u64: 2n ** 40n }]],
    ])('by a list that %s is not taken for one without memory', (_, changes) => {
      const built = damaged({ entry: memoryList, at: 4, u32: 0 }, ...changes);
      expect(open(built).warnings.at(-1)).toBe(
        'nothing of the memory that this dump lists can be read under x64',
      );
    });

    test('by bytes behind a 64-bit list reads the list', () => {
      const dump = open(damaged({ entry: memory64List, at: 4, u32: 16 + 16 + 4 }));
      expect(dump.warnings).toEqual([]);
      expectEvents(dump.memory, sample);
    });

    test.runIf(EXHAUSTIVE)('by more streams than any dump has', () => {
      const { bytes } = minidump({ memory: [sample] });
      const [first = new Uint8Array(0), second = first] = [32, 44].map((at) => bytes.slice(at, at + 12));
      const many = new Uint8Array(bytes.length + 12 * 5000);
      many.set(bytes);
      many.set(first, bytes.length);
      many.set(second, bytes.length + 12 * 4096);
      edit({ bytes: many }, { at: 8, u32: 5000 });
      edit({ bytes: many }, { at: 12, u32: bytes.length });
      const { warnings, os } = openMinidump(input(many));
      expect(warnings[0]).toBe('the directory should have 5000 streams: 4096 of them are read');
      expect([os?.build, warnings.length]).toEqual([19045, 2]);
      // One earlier it is read.
      many.copyWithin(bytes.length + 12 * 4095, bytes.length + 12 * 4096, bytes.length + 12 * 4097);
      expectEvents(openMinidump(input(many)).memory, sample);
    });

    test.runIf(EXHAUSTIVE)('by more modules than any process has', () => {
      const modules = Array.from({ length: 16_385 }, (_, i) => ({ name: '', base: BigInt(i), size: 0 }));
      const dump = open(minidump({ modules, memory: [sample] }));
      expect([dump.modules.length, dump.warnings]).toEqual([
        16_384,
        ['ModuleListStream: it should have 16385 entries: 16384 of them are read'],
      ]);
    });

    test('by one long name again and again is not read for ever', () => {
      const name = 'x'.repeat(0x7fff);
      const built = minidump({
        modules: Array.from({ length: 300 }, (_, i) => ({ name: i === 0 ? name : '', base: 0n, size: 0 })),
        memory: [sample],
      });
      const list = built.stream(STREAM.moduleList);
      const nameAt = new DataView(built.bytes.buffer).getUint32(list + 4 + 20, true);
      for (let i = 1; i < 300; i++) edit(built, { at: list + 4 + 108 * i + 20, u32: nameAt });
      const { modules, warnings } = open(built);
      // 16 MiB of names: 256 of 65534 bytes.
      expect(modules.map((module) => module.name)).toEqual(
        Array.from({ length: 300 }, (_, i) => (i < 256 ? name : '')),
      );
      expect(warnings).toEqual(['ModuleListStream: the names of 44 modules cannot be read']);
    });

    test('by a range that is cut reads as far as it is there', () => {
      const built = damaged({ in: memory64List, at: 24, u64: 2n ** 40n });
      expectEvents(open(built).memory, sample);
    });

    test('by a directory that is cut off is read as far as it is there', () => {
      const built = whole();
      const { length } = built.bytes;
      // Only the entries of SystemInfo and the module list are left at the end of the file.
      const bytes = new Uint8Array(length + 24 + 11);
      bytes.set(built.bytes);
      bytes.set(built.bytes.subarray(DIRECTORY, DIRECTORY + 24), length);
      new DataView(bytes.buffer).setUint32(12, length, true);
      const { warnings, modules } = openMinidump(input(bytes));
      expect(warnings[0]).toBe('the directory should have 6 streams: 2 of them are read');
      expect(modules.map(({ name }) => name)).toEqual(['a.exe', 'b.dll']);
    });
  });

  describe('is refused', () => {
    const header = (bytes: Uint8Array) => decodeErrorOf(() => openMinidump(input(bytes)));
    const text = (start: string): Uint8Array => Uint8Array.from(start, (letter) => letter.charCodeAt(0));
    const refusal = (path: string, reason: string, offset = 0) => ({
      code: 'BAD_CAPTURE',
      struct: 'MINIDUMP_HEADER',
      path,
      address: BigInt(offset),
      offset,
      reason,
      message: ['MINIDUMP_HEADER', path, reason].filter((part) => part !== '').join(': '),
    });

    test('when it is empty', () => {
      expect(factsOf(header(new Uint8Array(0)))).toEqual(refusal('', 'the file is empty'));
    });

    test.each<[string, string]>([
      ['MZ\x90\0', 'the file begins with 4d 5a 90 00, not with MDMP: it is no minidump'],
      ['M', 'the file begins with 4d, not with MDMP: it is no minidump'],
      ['MDM', 'the file begins with 4d 44 4d, not with MDMP: it is no minidump'],
      ['PMDM', 'the file begins with 50 4d 44 4d, not with MDMP: it is no minidump'],
      [
        'PAGEDU64',
        'the file begins with 50 41 47 45, not with MDMP: it is a dump of the kernel: what is needed is one of the process (MiniDumpWriteDump, procdump -ma)',
      ],
      [
        'PAGEDUMP',
        'the file begins with 50 41 47 45, not with MDMP: it is a dump of the kernel: what is needed is one of the process (MiniDumpWriteDump, procdump -ma)',
      ],
      ['PK\x03\x04', 'the file begins with 50 4b 03 04, not with MDMP: it is a ZIP archive: unpack it first'],
      ['MSCF\0\0\0\0', 'the file begins with 4d 53 43 46, not with MDMP: it is a cabinet: unpack it first'],
      [
        '7z\xbc\xaf\x27\x1c',
        'the file begins with 37 7a bc af, not with MDMP: it is a 7z archive: unpack it first',
      ],
      [
        '\x1f\x8b\x08',
        'the file begins with 1f 8b 08, not with MDMP: it is compressed (gzip): unpack it first',
      ],
      [
        '\x28\xb5\x2f\xfd',
        'the file begins with 28 b5 2f fd, not with MDMP: it is compressed (zstd): unpack it first',
      ],
    ])('when it begins with %j', (start, reason) => {
      expect(factsOf(header(text(start)))).toEqual(refusal('Signature', reason));
      expect(factsOf(header(text(start.padEnd(99, '\0'))))).toMatchObject({ path: 'Signature' });
    });

    test('when its header is cut off', () => {
      expect(factsOf(header(minidump().bytes.slice(0, 31)))).toEqual(
        refusal('', 'the header has 32 bytes, and the file 31: was it copied whole?'),
      );
    });

    test.each([32, 43])('when nothing of its directory is there: %i bytes', (length) => {
      expect(factsOf(header(minidump().bytes.slice(0, length)))).toEqual(
        refusal(
          'StreamDirectoryRva',
          `the directory of 1 streams is at offset 32, past the end of the file, which has ${length} bytes: was it copied whole?`,
          32,
        ),
      );
    });

    test('but not when it has no streams', () => {
      expect(
        openMinidump(
          input(new Uint8Array(edit({ bytes: minidump().bytes }, { at: 8, u32: 0 }).bytes.slice(0, 32))),
        ).warnings,
      ).toHaveLength(2);
    });
  });
});
