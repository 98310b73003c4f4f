/** Standard input as it comes in, until it ends or somebody says so: what was read by then is given. */
import type { Readable } from 'node:stream';
import { unreadable } from './reason.ts';

/** The chunks of a stream, which is destroyed at the end: nothing of it keeps the process alive. */
export async function* untilStopped(
  stream: Readable,
  name: string,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  let wake = (): void => undefined;
  let failure: unknown;
  let hasEnded = false;
  const ended = (): void => {
    hasEnded = true;
    wake();
  };
  const failed = (error: unknown): void => {
    failure = error;
    ended();
  };
  const readable = (): void => wake();
  stream.on('readable', readable).on('end', ended).on('close', ended).on('error', failed);
  signal.addEventListener('abort', readable);
  try {
    for (;;) {
      const isLast = signal.aborted;
      const chunk: unknown = stream.read();
      if (chunk instanceof Uint8Array) yield chunk;
      if (failure !== undefined) throw unreadable(name, failure);
      if (isLast || (chunk === null && hasEnded)) return;
      if (chunk === null && !signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    signal.removeEventListener('abort', readable);
    stream.off('readable', readable).destroy();
  }
}
