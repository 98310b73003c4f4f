/** Formats that write events as bytes; as text, where somebody wants that. */
import type { EventFormat, NetEventName, Origin } from '../events/index.ts';
import type { WrittenJson } from './eventJson.ts';
import { LineBytes } from './lineBytes.ts';

/** Adds the line of an event. @param json makes its JSON as `EventJson` does, or the same as bytes. */
type Append = (
  out: LineBytes,
  struct: NetEventName,
  event: unknown,
  origin: Origin,
  json?: WrittenJson,
) => void;

export interface ByteFormat extends EventFormat {
  /** Adds what `write` returns; nothing where it throws. */
  readonly append: Append;
}

const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

/** @param add writes a line; it may throw after it has written a part of it. */
export function byteFormat(head: string, add: Append): ByteFormat {
  const line = new LineBytes();
  return {
    head,
    write(struct, event, origin = {}, json) {
      line.length = 0;
      add(line, struct, event, origin, json);
      return DECODER.decode(line.written);
    },
    append(out, ...given) {
      const start = out.length;
      try {
        add(out, ...given);
      } catch (error) {
        out.length = start;
        throw error;
      }
    },
  };
}
