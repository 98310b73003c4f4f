/** Keeps bytes where the browser likes, which need not be in memory. */
import { joined, type Keeper } from '../model/keeper.ts';

/** A file that lies somewhere as it is: nothing has to be kept of it. */
export class FileKeeper implements Keeper {
  readonly #file: Blob;

  constructor(file: Blob) {
    this.#file = file;
  }

  keep(): void {}

  free(bytes: Uint8Array): void {
    free(bytes);
  }

  read(start: number, end: number): Uint8Array {
    return bytesOf(this.#file.slice(start, end));
  }
}

/** Bytes of a blob at least. */
const PIECE = 2 ** 22;

/** What was unpacked, in blobs: browsers move large ones out of memory. */
export class BlobKeeper implements Keeper {
  readonly #blobs: { readonly start: number; readonly blob: Blob }[] = [];
  /** What is no blob yet. */
  #chunks: Uint8Array<ArrayBuffer>[] = [];
  #chunksStart = 0;
  #length = 0;

  keep(bytes: Uint8Array): void {
    this.#chunks.push(bytes.slice());
    this.#length += bytes.length;
    if (this.#length - this.#chunksStart < PIECE) return;
    this.#blobs.push({ start: this.#chunksStart, blob: new Blob(this.#chunks) });
    this.#chunks = [];
    this.#chunksStart = this.#length;
  }

  free(bytes: Uint8Array): void {
    free(bytes);
  }

  read(start: number, end: number): Uint8Array {
    const parts = this.#blobs
      .filter((each) => each.start < end && each.start + each.blob.size > start)
      .map((each) => bytesOf(each.blob.slice(Math.max(0, start - each.start), end - each.start)));
    if (end > this.#chunksStart) {
      const rest = joined(this.#chunks);
      parts.push(rest.subarray(Math.max(0, start - this.#chunksStart), end - this.#chunksStart));
    }
    return joined(parts);
  }
}

/** Takes the memory from a buffer, where that is possible: by themselves, browsers look for what is unused after each 64 MB. */
function free({ buffer }: Uint8Array): void {
  if ('transfer' in buffer && typeof buffer.transfer === 'function') buffer.transfer(0);
}

interface BytesReader {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

/** What workers alone have, and the types of pages do not. */
declare const FileReaderSync: new () => BytesReader;

/** In a worker, a blob can be read without waiting. */
function bytesOf(blob: Blob): Uint8Array {
  return new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob));
}
