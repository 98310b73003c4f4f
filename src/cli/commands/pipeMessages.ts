/** Answers the messages on standard input. */
import type { ExitCode } from '../exit.ts';
import { assertPipedOnce } from '../input/each.ts';
import { lookupFiles } from '../input/lookups.ts';
import { untilStopped } from '../input/untilStopped.ts';
import { onInterrupt } from '../interrupt.ts';
import { type EventArguments, writingOf } from '../options/events.ts';
import { DeadLetters } from '../output/deadLetters.ts';
import { withOutput } from '../output/open.ts';
import { NO_PROGRESS } from '../output/progress.ts';
import { Answers } from '../pipe/answers.ts';
import { CODECS, type CodecName } from '../pipe/codecs.ts';
import { rehearse } from '../pipe/rehearsal.ts';
import { serve } from '../pipe/serve.ts';
import type { InputArguments } from './decodeFiles.ts';
import type { REPLY_FORMATS } from './pipeOptions.ts';

export interface PipeArguments extends InputArguments, EventArguments {
  readonly codec: CodecName;
  readonly format: (typeof REPLY_FORMATS)[number];
  readonly unique?: boolean;
  readonly maxFrame: number;
  readonly maxReply: number;
  readonly deadLetter?: string;
}

export async function pipeMessages(given: PipeArguments): Promise<ExitCode> {
  const { format, maxFrame, maxReply } = given;
  const codec = CODECS[given.codec];
  const lookups = lookupFiles(given);
  assertPipedOnce(['-', ...lookups]);
  // Whatever is said on standard error would be taken for the answer to the first message.
  const written = await writingOf(given, undefined, NO_PROGRESS, { isSilent: true });
  const inputs = ['-', ...lookups];
  const deadLetters =
    given.deadLetter === undefined ? undefined : await DeadLetters.open(given.deadLetter, inputs);
  const copies = given.copies ?? (format === 'ndjson' && !given.unique);
  const settings: InputArguments = { ...given, copies, jobs: 1 };
  const answering = { codec, given: settings, written, maxFrame, maxReply };
  await rehearse(answering);
  const answers = new Answers({ ...answering, deadLetters });
  const stop = new AbortController();
  const release = onInterrupt(() => stop.abort());
  // Node's own warnings would go to standard error.
  const warned = process.listeners('warning');
  process.removeAllListeners('warning');
  try {
    return await withOutput({ inputs }, (output) =>
      serve(untilStopped(process.stdin, 'standard input', stop.signal), () => stop.signal.aborted, {
        codec,
        maxFrame,
        answers,
        output,
        deadLetters,
      }),
    );
  } finally {
    release();
    for (const listener of warned) process.on('warning', listener);
  }
}
