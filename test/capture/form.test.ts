/** formOf: files are told by how they begin. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { type FileKind, FORM_START_BYTES, formOf } from '../../src/capture/index.ts';
import { SEED } from '../properties/cases.ts';
import { EXHAUSTIVE, rows, runs } from '../support/exhaustive.ts';
import { compiledFixtures, hexFixtures, sampleFixtures } from '../support/fixtures.ts';
import { Image } from '../support/image.ts';
import { minidump } from '../support/minidump.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(200) });

function fixture(path: string): Uint8Array {
  return readFileSync(new URL(`../../fixtures/${path}`, import.meta.url));
}

/** Bytes of a text, of one byte each character. */
function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function utf16(text: string): Uint8Array {
  return new Image(2 * text.length).text(0, text).bytes;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

/** The first buffer of a trace: its header of 72 bytes, the header of its first record, TRACE_LOGFILE_HEADER. */
function trace(bufferSize: number, headerType: number, again = bufferSize): Uint8Array {
  return new Image(1024)
    .u32(0, bufferSize, 0x200, 0x200)
    .u16(72, 2)
    .u8(74, headerType, 0xc0)
    .u32(76, 0x138)
    .u32(104, again).bytes;
}

const FORMS: readonly [FileKind, string, Uint8Array][] = [
  ['minidump', 'of ours', minidump().bytes],
  ['minidump', 'of a process', fixture('samples/process-x64.dmp')],
  ['capture', 'of another library', fixture('capture/python-cbor2.cbor')],
  ['gzip', 'of a file', gzipSync('text')],
  ['zstd', '', latin1('\x28\xb5\x2f\xfd\x04\x00')],
  ['xz', '', latin1('\xfd7zXZ\0\0\x04')],
  ['bzip2', 'with the largest blocks', latin1('BZh91AY&SY')],
  ['bzip2', 'with the smallest blocks', latin1('BZh11AY&SY')],
  ['zip', 'with files', latin1('PK\x03\x04\x14\0')],
  ['zip', 'without files', latin1('PK\x05\x06'.padEnd(22, '\0'))],
  ['zip', 'in parts', latin1('PK\x07\x08PK\x03\x04')],
  ['7z', '', latin1('7z\xbc\xaf\x27\x1c\0\x04')],
  ['rar', '', latin1('Rar!\x1a\x07\x01\0')],
  ['cabinet', '', latin1('MSCF\0\0\0\0\x2c')],
  ['tar', '', latin1(`${'events.bin'.padEnd(257, '\0')}ustar\0${'00'}`)],
  ['kernelDump', 'of 32 bits', latin1('PAGEDUMP\x0f\0\0\0')],
  ['kernelDump', 'of 64 bits', latin1('PAGEDU64\x0f\0\0\0')],
  ['hibernation', '', latin1('hibr\0\0\0\0')],
  ['hibernation', 'of Windows 10', latin1('HIBR\0\0\0\0')],
  ['pcap', 'little-endian', latin1('\xd4\xc3\xb2\xa1\x02\0\x04\0')],
  ['pcap', 'big-endian', latin1('\xa1\xb2\xc3\xd4\0\x02\0\x04')],
  ['pcap', 'nanoseconds, little-endian', latin1('\x4d\x3c\xb2\xa1\x02\0\x04\0')],
  ['pcap', 'nanoseconds, big-endian', latin1('\xa1\xb2\x3c\x4d\0\x02\0\x04')],
  ['pcapng', 'little-endian', latin1('\n\r\r\n\x1c\0\0\0\x4d\x3c\x2b\x1a')],
  ['pcapng', 'big-endian', latin1('\n\r\r\n\0\0\0\x1c\x1a\x2b\x3c\x4d')],
  ['evtx', '', latin1('ElfFile\0\0\0')],
  ['etl', 'of 64 bits', trace(65536, 2)],
  ['etl', 'of 32 bits', trace(8192, 1)],
  ['netshXml', 'a state', fixture('filters/wfpstate.xml')],
  ['netsh', 'filters, which have the same element around them', fixture('filters/filters.xml')],
  ['netsh', 'UTF-16LE', fixture('filters/filters-utf16le.xml')],
  ['netsh', 'UTF-16BE', fixture('filters/filters-utf16be.xml')],
  ['netsh', 'UTF-16LE without a byte order mark', Uint8Array.from(utf16(`${XML}<netEvents>`))],
  ['netsh', 'events', latin1(`${XML}<netEvents numItems="2">`)],
  ['netsh', 'without a declaration', latin1('\n <wfpdiag>\n')],
  ['netsh', 'with a byte order mark', latin1(`\xef\xbb\xbf${XML}<wfpdiag>`)],
  ['netsh', 'after lines of a console', latin1(`C:\\> netsh wfp show netevents file=-\n\n${XML}<netEvents>`)],
  ['netsh', 'after a comment', latin1(`${XML}<!-- of the lab --><wfpdiag>`)],
  ['image', 'empty', new Uint8Array(0)],
  ['image', 'zeros', new Uint8Array(4096)],
  ['image', 'ones', new Uint8Array(4096).fill(0xff)],
  ['image', 'text', latin1('PAGE 1 of a text that begins like a dump')],
  ['image', 'a PNG', latin1('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
  ['image', 'an ELF file', latin1('\x7fELF\x02\x01\x01\0')],
  ['image', 'a program of Windows', latin1('MZ\x90\0\x03\0\0\0')],
  ['image', 'XML of others', latin1(`${XML}<filters>`)],
  ['image', 'XML of others, UTF-16', Uint8Array.of(0xff, 0xfe, ...utf16(`${XML}<Events>`))],
  ['image', 'XML that names netsh later', latin1(`${XML}<a/><wfpdiag>`)],
  ['image', 'memory that holds the element', latin1('\x01\0\0\0<wfpdiag>')],
  ['image', 'an element that begins alike', latin1('<wfpdiagnosis>')],
  ['image', 'packets of another version', latin1('\xd4\xc3\xb2\xa1\x02\0\x05\0')],
  ['image', 'a block of pcapng without byte order', latin1('\n\r\r\n\x1c\0\0\0\x4d\x3c\x2b\x1b')],
  ['image', 'gzip by another method', latin1('\x1f\x8b\x07')],
  ['image', 'bzip2 without blocks', latin1('BZh01AY&SY')],
  ['image', 'a trace whose sizes differ', trace(65536, 2, 8192)],
  ['image', 'a trace with a size that none has', trace(1000, 2)],
  ['image', 'a trace whose first record is another', trace(65536, 3)],
];

describe('the form of a file', () => {
  test.each(FORMS)('%s %s', (kind, _, bytes) => {
    expect(formOf(bytes).kind).toBe(kind);
    expect(formOf(bytes.subarray(0, FORM_START_BYTES)).kind).toBe(kind);
  });

  test.each(FORMS)('%s %s: what to do is said where nothing reads it', (kind, _, bytes) => {
    const { what, advice } = formOf(bytes);
    expect(what).not.toBe('');
    expect(advice === undefined).toBe(['image', 'minidump', 'capture', 'netsh'].includes(kind));
  });

  test.each(FORMS)('%s %s: cut anywhere is the same or memory', (kind, _, bytes) => {
    for (let length = 0; length < Math.min(bytes.length, FORM_START_BYTES); length += EXHAUSTIVE ? 1 : 7) {
      expect([kind, 'image']).toContain(formOf(bytes.subarray(0, length)).kind);
    }
  });

  test('what is said of a dump of the kernel', () => {
    expect(formOf(latin1('PAGEDU64'))).toEqual({
      kind: 'kernelDump',
      what: 'a dump of the kernel',
      advice: 'what is needed is one of the process (MiniDumpWriteDump, procdump -ma)',
    });
  });

  test.each(
    rows([...compiledFixtures(), ...sampleFixtures(), ...hexFixtures()], 10).map(({ name, bytes }) => ({
      name,
      bytes,
    })),
  )('$name is memory', ({ bytes }) => {
    expect(formOf(bytes).kind).toBe('image');
  });

  property.prop([
    fc.constantFrom(...FORMS.filter(([kind]) => kind !== 'image')),
    fc.uint8Array({ maxLength: FORM_START_BYTES }),
  ])('what follows the beginning does not matter', ([kind, , bytes], rest) => {
    expect(formOf(Uint8Array.of(...bytes.subarray(0, FORM_START_BYTES), ...rest)).kind).toBe(kind);
  });
});
