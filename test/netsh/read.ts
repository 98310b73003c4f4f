/** What the events of a file are, all of them at once. */
import { type NetshEvent, type NetshNotes, readNetEvents } from '../../src/netsh/index.ts';

export interface ReadFile {
  readonly events: readonly NetshEvent[];
  readonly notes: NetshNotes;
}

/** @param piece bytes of each piece that the file comes in. */
export async function readAll(file: string | Uint8Array, piece = 65_536): Promise<ReadFile> {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  const events: NetshEvent[] = [];
  const notes: NetshNotes[] = [];
  const pieces = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, i) =>
    bytes.subarray(i * piece, (i + 1) * piece),
  );
  for await (const event of readNetEvents(pieces, { onEnd: (said) => notes.push(said) })) events.push(event);
  const [only, ...more] = notes;
  if (only === undefined || more.length > 0) throw new Error('notes come once');
  return { events, notes: only };
}
