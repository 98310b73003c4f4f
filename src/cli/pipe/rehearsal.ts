/** Replies that nobody gets, at the start: the first one takes a hundred times as long as those after it. */
import { writeCapture } from '../../capture/index.ts';
import { extentOf } from '../../layout/index.ts';
import { FWPM_NET_EVENT5 } from '../../wfp/index.ts';
import type { Output } from '../output/output.ts';
import { type AnswerOptions, Answers } from './answers.ts';
import type { Codec } from './codecs.ts';
import { serve } from './serve.ts';

/** Some milliseconds at the start; more of them gain little. */
const REHEARSALS = 20;

const NOWHERE: Output = {
  isOpen: true,
  write: () => Promise.resolve(),
  close: () => Promise.resolve(),
  abandon: () => Promise.resolve(),
};

/** Serves some messages as those that come are served, but for dead letters: where the options are not for captures, all fail. */
export async function rehearse(options: Omit<AnswerOptions, 'deadLetters'>): Promise<void> {
  const answers = new Answers({ ...options, deadLetters: undefined });
  const serving = { ...options, answers, output: NOWHERE, deadLetters: undefined };
  await serve(frames(framed(options.codec)), () => false, serving);
}

async function* frames(frame: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  for (let i = 0; i < REHEARSALS; i++) yield frame;
}

/** A capture of an event of zeros, as a message. */
function framed({ before, after, isBase64 }: Codec): Uint8Array {
  const base = 0x10000n;
  const range = { base, bytes: new Uint8Array(extentOf(FWPM_NET_EVENT5, 'x64').size) };
  const capture = Buffer.from(
    writeCapture({ abi: 'x64', struct: FWPM_NET_EVENT5, roots: [base], ranges: [range] }),
  );
  const body = isBase64 ? Buffer.from(capture.toString('base64'), 'latin1') : capture;
  return Buffer.concat([before(body.length), body, after]);
}
