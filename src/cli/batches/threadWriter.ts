/** A writer for a thread: like that of the main thread, which alone writes what comes first. */
import { lookupsIn } from '../input/lookUp.ts';
import type { Progress } from '../output/progress.ts';
import type { EventWriter } from '../output/writers.ts';
import { openWriter, type Writing } from '../output/writing.ts';
import { TURN_BYTES } from './batch.ts';

/** The main thread shows how far it is. */
const NO_PROGRESS: Progress = { update: () => undefined, clear: () => undefined };

export async function threadWriter(writing: Writing): Promise<EventWriter | undefined> {
  const context = await lookupsIn(writing.lookups, NO_PROGRESS, { isSilent: true });
  const writer = await openWriter(writing, context);
  if (writer?.joint !== undefined) return writer.joint.apart();
  // The row of names, and whatever else comes first.
  writer?.flush();
  writer?.gather?.(TURN_BYTES);
  return writer;
}
