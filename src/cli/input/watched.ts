/** Bytes with progress. */
import type { Progress } from '../output/progress.ts';
import type { InputFile } from './inputFile.ts';

/** The bytes of a file, with progress: hundreds of megabytes take a while. */
export async function* watched(
  file: InputFile,
  progress: Progress,
): AsyncGenerator<Uint8Array, void, undefined> {
  let done = 0;
  try {
    for await (const chunk of file.chunks()) {
      yield chunk;
      done += chunk.length;
      progress.update(done, file.size);
    }
  } finally {
    progress.clear();
  }
}
