/** Where captures come from, in chunks. */

/** Where the bytes of a capture come from: all at once, or in chunks of any size. */
export type CaptureSource =
  | ArrayBuffer
  | SharedArrayBuffer
  | ArrayBufferView
  | Iterable<Uint8Array>
  | AsyncIterable<Uint8Array>
  | ByteStream;

/** What is used of a ReadableStream; not every browser's is an iterable. */
export interface ByteStream {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(reason?: unknown): Promise<void>;
  };
}

/** Arguments are checked at once, not when the first chunk is asked for. */
export function chunksOf(source: CaptureSource): AsyncIterable<Uint8Array> {
  if (ArrayBuffer.isView(source)) {
    return fromIterable([new Uint8Array(source.buffer, source.byteOffset, source.byteLength)]);
  }
  if (typeof source === 'object' && source !== null) {
    if (Symbol.asyncIterator in source || Symbol.iterator in source) return fromIterable(source);
    if ('getReader' in source) return fromStream(source);
    if ('byteLength' in source) return fromIterable([new Uint8Array(source)]);
  }
  throw new TypeError('readCaptures: the source is bytes, a stream of bytes, or an iterable of Uint8Arrays');
}

async function* fromIterable(
  source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of source) yield checked(chunk);
}

async function* fromStream(source: ByteStream): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = source.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield checked(value);
    }
  } finally {
    // Whoever reads on no further lets go of the source; one that has ended does not mind.
    await reader.cancel();
  }
}

function checked(chunk: unknown): Uint8Array {
  if (ArrayBuffer.isView(chunk)) return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  throw new TypeError(`readCaptures: a chunk of the source is a Uint8Array, not ${typeof chunk}`);
}
