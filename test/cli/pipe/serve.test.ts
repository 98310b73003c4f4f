/** Replies, one for each message whatever it is: within this process, so that many can be tried. */
import { gzipSync } from 'node:zlib';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { PLAIN_LOOK } from '../../../src/cli/output/style.ts';
import { openWriter } from '../../../src/cli/output/writing.ts';
import { Answers } from '../../../src/cli/pipe/answers.ts';
import { CODECS } from '../../../src/cli/pipe/codecs.ts';
import { serve } from '../../../src/cli/pipe/serve.ts';
import { FWPM_NET_EVENT5 } from '../../../src/index.ts';
import { runs } from '../../support/exhaustive.ts';
import { CAPTURE, CODEC_NAMES, type CodecName, framed, framedAsIs, IMAGE, repliesIn } from './support.ts';

const SEED = 20261130;

interface Given {
  readonly format?: 'ndjson' | 'ecs' | 'ocsf';
  readonly maxFrame?: number;
  readonly maxReply?: number;
  readonly isPlaced?: boolean;
}

/** What is answered to bytes that come in such chunks. */
async function served(
  codecName: CodecName,
  chunks: readonly Uint8Array[],
  { format = 'ndjson', maxFrame = 2 ** 20, maxReply = 2 ** 22, isPlaced = false }: Given = {},
): Promise<{ code: number; replies: unknown[] }> {
  const codec = CODECS[codecName];
  const lookups = { rules: undefined, volumes: undefined };
  const writing = { format, neutralizeFormulas: false, look: PLAIN_LOOK, lookups: { volume: [] } };
  const writer = await openWriter(writing, lookups);
  const written = { writer, writing: undefined, where: undefined, context: lookups };
  const place = isPlaced ? { struct: FWPM_NET_EVENT5, base: 0x3507c0n, entries: 16 } : {};
  const answers = new Answers({
    codec,
    given: { limit: {}, copies: true, jobs: 1, ...place },
    written,
    maxFrame,
    maxReply,
    deadLetters: undefined,
  });
  const bytes: Buffer[] = [];
  const output = {
    isOpen: true,
    // Copied: the next reply is made in the same memory.
    write: async (lines: Uint8Array | string) => void bytes.push(Buffer.from(Buffer.from(lines))),
    close: async () => undefined,
    abandon: async () => undefined,
  };
  const options = { codec, maxFrame, answers, output, deadLetters: undefined };
  const code = await serve(each(chunks), () => false, options);
  return { code, replies: repliesIn(codecName, Buffer.concat(bytes)) };
}

async function* each(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array, void, undefined> {
  yield* chunks;
}

const isEvents = (reply: unknown): boolean => Array.isArray(reply);
/** What the fixture has. */
const EVENTS = 49;

function eventsOf(reply: unknown): readonly unknown[] {
  const events = typeof reply === 'object' && reply !== null && 'events' in reply ? reply.events : reply;
  return Array.isArray(events) ? events : [];
}

const errorOf = (reply: unknown): string =>
  typeof reply === 'object' && reply !== null && 'error' in reply ? String(reply.error) : '';

const TWICE = Buffer.concat([CAPTURE, CAPTURE]);
const CUT = CAPTURE.subarray(0, CAPTURE.length - 7);

describe.each(CODEC_NAMES)('%s', (codec) => {
  const all = (...messages: readonly Uint8Array[]): Buffer =>
    Buffer.concat(messages.map((message) => framed(codec, message)));

  test('messages are answered in order, in one chunk or byte by byte', async () => {
    const bytes = all(CAPTURE, new Uint8Array(0), CUT, Buffer.from('nonsense'), IMAGE, CAPTURE);
    const { code, replies } = await served(codec, [bytes]);
    expect(code).toBe(0);
    expect(replies.map(isEvents)).toEqual([true, false, false, false, true, true]);
    expect(replies[5]).toEqual(replies[0]);
    expect(errorOf(replies[1])).toMatch(/^no events found in message 2: it is empty: a message is /);
    expect(errorOf(replies[3])).toMatch(/^no events found in message 4: a message is /);
    const apart = Array.from(bytes, (_, at) => bytes.subarray(at, at + 1));
    expect(await served(codec, apart)).toEqual({ code, replies });
  });

  test('a message that is too long is answered and passed over', async () => {
    const { code, replies } = await served(codec, [all(CAPTURE, TWICE, CAPTURE)], {
      maxFrame: 1.5 * CAPTURE.length,
    });
    expect(code).toBe(0);
    expect(replies.map(isEvents)).toEqual([true, false, true]);
    expect(errorOf(replies[1])).toMatch(
      /^message 2: it has .* bytes, and --max-frame is [\d.]+; it is passed over/,
    );
  });

  test('a reply that would be too long is an error', async () => {
    const { code, replies } = await served(codec, [all(TWICE, CAPTURE)], { maxReply: 100_000 });
    expect(code).toBe(0);
    expect(replies.map(isEvents)).toEqual([false, true]);
    expect(errorOf(replies[0])).toBe(
      'message 1: its reply would be longer than 100000 bytes: send it in parts, or raise --max-reply; it is not kept (--dead-letter FILE keeps such messages)',
    );
    expect(replies[0]).not.toHaveProperty('events');
  });

  test('no reply is longer than it may be, whatever is wrong', async () => {
    const damaged = Buffer.from(IMAGE);
    for (let i = 0; i < 16; i++) damaged.writeBigUInt64LE(1n, 8 * i);
    for (const maxReply of [1024, 4096, 2 ** 16]) {
      const { replies } = await served(codec, [all(damaged, CUT)], { maxReply, isPlaced: true });
      expect(replies.map(errorOf)).not.toContain('');
      for (const reply of replies)
        expect(Buffer.byteLength(JSON.stringify(reply))).toBeLessThanOrEqual(maxReply);
    }
  });

  const trials = { seed: SEED, numRuns: runs(400) };
  property.prop([fc.array(fc.uint8Array({ maxLength: 80 }), { maxLength: 6 }), fc.nat(30)], trials)(
    'as many replies as messages, whatever they are',
    async (messages, size) => {
      const { code, replies } = await served(codec, chunksOf(all(...messages), size + 1));
      expect({ code, count: replies.length }).toEqual({ code: 0, count: messages.length });
    },
  );

  property.prop([fc.nat(CAPTURE.length - 1), fc.nat(255)], trials)(
    'a capture with a byte that is wrong is answered, and the next one as well',
    async (at, byte) => {
      const damaged = Buffer.from(CAPTURE);
      damaged[at] = byte;
      const { code, replies } = await served(codec, [all(damaged, CAPTURE)]);
      expect({ code, count: replies.length }).toEqual({ code: 0, count: 2 });
      expect(isEvents(replies[1])).toBe(true);
    },
  );

  property.prop([fc.uint8Array({ maxLength: 200 }), fc.nat(20)], trials)(
    'any bytes are answered, in any chunks',
    async (bytes, size) => {
      expect(await served(codec, chunksOf(bytes, size + 1))).toEqual(await served(codec, [bytes]));
    },
  );
});

function chunksOf(bytes: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
}

const NETSTRING = 'netstring';
const netstrings = (...messages: readonly Uint8Array[]): Buffer =>
  Buffer.concat(messages.map((message) => framedAsIs(NETSTRING, message)));

test.each([
  ['ndjson', 'header'],
  ['ecs', '@timestamp'],
  ['ocsf', 'class_uid'],
] as const)('--format %s', async (format, member) => {
  const { replies } = await served(NETSTRING, [netstrings(CAPTURE, CUT, CAPTURE)], { format });
  const [first, cut, last] = replies;
  expect(eventsOf(first)).toHaveLength(EVENTS);
  for (const event of eventsOf(first)) expect(event).toHaveProperty([member]);
  expect(errorOf(cut)).not.toBe('');
  expect(last).toEqual(first);
});

test('what could be decoded is in the reply, with null in the place of what could not', async () => {
  const damaged = Buffer.from(IMAGE);
  damaged.writeBigUInt64LE(1n, 8);
  const { replies } = await served(NETSTRING, [netstrings(IMAGE, damaged)], { isPlaced: true });
  const [whole, rest] = replies;
  expect(whole).toHaveLength(16);
  const expected = eventsOf(whole).map((event, i) => (i === 1 ? null : event));
  expect(rest).toEqual({
    error:
      'message 2: FWPM_NET_EVENT5: [1]: pointer 0x1 leads outside the captured memory (stored at offset 0x8); it is not kept (--dead-letter FILE keeps such messages)',
    message: 2,
    issues: [expect.objectContaining({ code: 'UNMAPPED_POINTER', path: '[1]' })],
    events: expected,
  });
});

test('a capture that is cut has what comes before', async () => {
  const { replies } = await served(NETSTRING, [netstrings(Buffer.concat([CAPTURE, CUT]))]);
  const [reply] = replies;
  expect(eventsOf(reply).length).toBeGreaterThan(EVENTS);
  expect(errorOf(reply)).toMatch(/^message 1: capture: .* the capture ends within this item/);
});

test('a message can be compressed, and unpacks to no more than a message may have', async () => {
  const bomb = gzipSync(new Uint8Array(2 ** 21));
  const { replies } = await served(NETSTRING, [netstrings(gzipSync(CAPTURE), bomb, CAPTURE)]);
  expect(replies.map(isEvents)).toEqual([true, false, true]);
  expect(replies[0]).toEqual(replies[2]);
  expect(errorOf(replies[1])).toMatch(/^cannot read message 2: it unpacks to more than 1048576 bytes/);
});

describe('framing that cannot be followed', () => {
  test.each<[codec: CodecName, rest: string]>([
    ['length_prefixed_uint32_be', '\0\0'],
    ['length_prefixed_uint32_be', '\0\0\0\x09abc'],
    ['netstring', 'GET / HTTP/1.1'],
    ['netstring', '3:abcd'],
    ['netstring', '12'],
  ])('%s %j: what was read before is answered', async (codec, rest) => {
    const bytes = Buffer.concat([framed(codec, CAPTURE), Buffer.from(rest, 'latin1')]);
    const { code, replies } = await served(codec, [bytes]);
    expect(code).toBe(1);
    expect(replies.map(isEvents)).toEqual([true, false]);
    expect(errorOf(replies[1])).toMatch(/^message 2: its framing cannot be followed: /);
  });

  test('a message that is passed over and has no end was answered already', async () => {
    const bytes = Buffer.from('\x7f\xff\xff\xffabc', 'latin1');
    const { code, replies } = await served('length_prefixed_uint32_be', [bytes]);
    expect({ code, count: replies.length }).toEqual({ code: 1, count: 1 });
  });
});

test.each(['!!!!', 'AAAAA', 'AA=A', 'AAAA AAAA!', 'AAA\u00e4'])('lines: %j is not base64', async (line) => {
  const { replies } = await served('lines', [Buffer.from(`${line}\n`)]);
  expect(errorOf(replies[0])).toMatch(
    /^cannot read message 1: with --codec lines a message is one line of base64/,
  );
});

test.each([
  ['with a carriage return', (text: string) => `${text}\r\n`],
  ['without padding', (text: string) => `${text.replaceAll('=', '')}\n`],
  ['without a newline at the end', (text: string) => text],
  ['for URLs', (text: string) => `${text.replaceAll('+', '-').replaceAll('/', '_')}\n`],
])('lines: base64 %s', async (_, written) => {
  const { replies } = await served('lines', [Buffer.from(written(CAPTURE.toString('base64')))]);
  expect(replies.map(isEvents)).toEqual([true]);
});
