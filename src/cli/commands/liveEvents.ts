/** Shows and records events as they happen. */
import { hostname, release } from 'node:os';
import type { CaptureNotes } from '../../capture/index.ts';
import type { Limits } from '../../codec/index.ts';
import {
  isLiveError,
  type Keyword,
  type Live,
  type LiveEvent,
  liveDrives,
  openLive,
} from '../../live/index.ts';
import { decodeSource } from '../batches/decodeSource.ts';
import { type ExitCode, UsageError } from '../exit.ts';
import { liveSource } from '../input/liveSource.ts';
import { lookupFiles } from '../input/lookups.ts';
import { onInterrupt } from '../interrupt.ts';
import { type EventArguments, formatFor, writingOf } from '../options/events.ts';
import { withOutput } from '../output/open.ts';
import type { Progress } from '../output/progress.ts';
import { Recorder } from '../output/recorder.ts';
import { Recording, type Rotation } from '../output/recording.ts';
import { type Report, withReport } from '../output/report.ts';
import { redactNotes, redactorOf } from './packRedacted.ts';

export interface LiveArguments extends EventArguments {
  readonly history?: boolean;
  readonly record?: string;
  readonly rotate?: Rotation;
  readonly keep?: number;
  readonly redact?: string;
  readonly enable?: readonly Keyword[];
  readonly limit: Partial<Limits>;
  readonly verbose?: boolean;
}

/** There is no end that it could be on its way to. */
const NO_PROGRESS: Progress = { update: () => undefined, clear: () => undefined };

export async function liveEvents(given: LiveArguments): Promise<ExitCode> {
  assertTogether(given);
  const format = formatFor(given, true);
  const { writer, where } = await writingOf(await withDrives({ ...given, format }), undefined, NO_PROGRESS);
  const machine = thisMachine();
  const redactor = given.redact === undefined ? undefined : await redactorOf(given.redact);
  const recorded = redactNotes(machine, redactor);
  // Who looks at this machine knows which it is.
  const origin = format === 'text' ? {} : machine;
  const { limit: limits, verbose } = given;
  const options = { limits, trailer: false, where, writer, file: undefined, lineFile: undefined, verbose };
  return withReport({ inputs: lookupFiles(given) }, NO_PROGRESS, (report) =>
    withOutput({}, async (output) => {
      await whileLive(given, report, async (live, recording) => {
        const recorder = recording && new Recorder(live, recording, { machine: recorded, redactor });
        const take = async (events: readonly LiveEvent[]) => {
          for (const event of events) await recorder?.add(event);
        };
        await decodeSource(
          liveSource(live, { ...origin, rules: live.rules }, take),
          { output, report },
          options,
          1,
        );
      });
      for (const chunk of writer?.end() ?? []) await output.write(chunk);
    }),
  );
}

/** The drives of this machine, where the format names them; those that are given have precedence. */
async function withDrives<T extends EventArguments>(given: T): Promise<T> {
  if (given.format === 'ndjson') return given;
  return { ...given, volume: [...(await refused(liveDrives)), ...given.volume] };
}

/** @throws UsageError for options that mean nothing by themselves. */
function assertTogether({ record, rotate, keep, redact }: LiveArguments): void {
  if (redact !== undefined && record === undefined) throw new UsageError('--redact is for --record');
  if (rotate !== undefined && record === undefined) throw new UsageError('--rotate is for --record');
  if (keep !== undefined && rotate === undefined) throw new UsageError('--keep is for --rotate');
}

/** What this Windows is: 10.0.22631 has the build 22631. */
function thisMachine(): CaptureNotes {
  const build = Number(/^\d+\.\d+\.(\d+)/.exec(release())?.[1]);
  return process.platform === 'win32' && Number.isInteger(build)
    ? { host: hostname(), osBuild: build }
    : { host: hostname() };
}

/** Subscribes for `use`, until that is done or somebody interrupts. What was changed on the machine is put back afterwards. */
async function whileLive(
  { history, enable, record, rotate, keep, verbose }: LiveArguments,
  report: Report,
  use: (live: Live, recording: Recording | undefined) => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  const release = onInterrupt(() => stop.abort());
  const onFailure = () => stop.abort();
  try {
    const live = await refused(() => openLive({ signal: stop.signal, history, enable }));
    try {
      const recording =
        record === undefined ? undefined : await Recording.open(record, { rotate, keep, onFailure });
      try {
        if (verbose || process.stderr.isTTY) {
          await report.say([`waiting for events (${live.struct.ctype}); Ctrl-C ends it`]);
        }
        await refused(() => use(live, recording));
      } finally {
        await recording?.close();
      }
    } finally {
      await refused(() => live.close());
    }
  } finally {
    release();
  }
}

/** What Windows refuses is for the user to change. @throws UsageError for it. */
async function refused<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isLiveError(error) ? new UsageError(error.message) : error;
  }
}
