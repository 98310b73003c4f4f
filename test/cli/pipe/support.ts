/** Frames, made and read without the code under test. */
import { readFileSync } from 'node:fs';
import { fixture } from '../command.ts';

export const CODEC_NAMES = ['length_prefixed_uint32_be', 'netstring', 'lines'] as const;
export type CodecName = (typeof CODEC_NAMES)[number];

/** A capture with events, and the image that its events are of. */
export const CAPTURE: Buffer = readFileSync(fixture('capture/python-cbor2.cbor'));
export const IMAGE: Buffer = readFileSync(fixture('samples/enum5.bin'));

/** A message as an engine sends it. */
export function framed(codec: CodecName, message: Uint8Array): Buffer {
  return codec === 'lines'
    ? Buffer.from(`${Buffer.from(message).toString('base64')}\n`)
    : framedAsIs(codec, message);
}

/** What is in a frame already. */
export function framedAsIs(codec: CodecName, message: Uint8Array): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(message.length);
  switch (codec) {
    case 'length_prefixed_uint32_be':
      return Buffer.concat([head, message]);
    case 'netstring':
      return Buffer.concat([Buffer.from(`${message.length}:`), message, Buffer.from(',')]);
    case 'lines':
      return Buffer.concat([message, Buffer.from('\n')]);
  }
}

/** The replies in what was written: whole frames, and nothing after them. */
export function repliesIn(codec: CodecName, written: Buffer): unknown[] {
  const replies: unknown[] = [];
  for (let rest = written; rest.length > 0; ) {
    const [reply, end] = firstReply(codec, rest);
    replies.push(JSON.parse(reply));
    rest = rest.subarray(end);
  }
  return replies;
}

/** The first reply, and where it ends; undefined where it is not all there. */
export function replyIn(codec: CodecName, written: Buffer): [reply: string, end: number] | undefined {
  const [start, length, after] = extentOf(codec, written);
  const end = start + length + after;
  return end <= written.length ? [written.toString('utf8', start, start + length), end] : undefined;
}

function firstReply(codec: CodecName, written: Buffer): [reply: string, end: number] {
  const reply = replyIn(codec, written);
  if (reply === undefined) throw new Error(`no whole reply: ${written.toString('latin1').slice(0, 80)}`);
  return reply;
}

function extentOf(codec: CodecName, written: Buffer): [start: number, length: number, after: number] {
  const never = Number.POSITIVE_INFINITY;
  if (codec === 'length_prefixed_uint32_be') {
    return written.length < 4 ? [4, never, 0] : [4, written.readUInt32BE(), 0];
  }
  const mark = written.indexOf(codec === 'lines' ? '\n' : ':');
  if (mark < 0) return [0, never, 0];
  return codec === 'lines' ? [0, mark, 1] : [mark + 1, Number(written.toString('latin1', 0, mark)), 1];
}
