/** Blocks of one event, as agents write them: to make for each what serves many would take longer than to write its line. */
import { resolveLimits } from '../../codec/index.ts';
import { MemoryImage } from '../../memory/index.ts';
import type { LineBuffer } from '../../read/lineBuffer.ts';
import { LoneLines } from '../../read/loneLines.ts';
import type { MemoryBlock } from '../input/blocks.ts';
import type { BatchOptions } from './batch.ts';
import type { GatheredOutput } from './gathered.ts';

interface LoneOptions extends Pick<BatchOptions, 'limits' | 'trailer' | 'internal' | 'where' | 'writer'> {
  readonly lineFile: string | undefined;
}

export class LoneEvents {
  readonly #lines: LoneLines;
  readonly #output: GatheredOutput;

  /** Undefined where lines are wanted that have more in them, or not all of them. */
  static for(options: LoneOptions, buffer: LineBuffer, output: GatheredOutput): LoneEvents | undefined {
    const { trailer, internal, where, writer, lineFile } = options;
    const others = [internal, where, writer, lineFile];
    if (trailer || others.some((other) => other !== undefined)) return undefined;
    return new LoneEvents(new LoneLines(resolveLimits(options.limits), buffer), output);
  }

  private constructor(lines: LoneLines, output: GatheredOutput) {
    this.#lines = lines;
    this.#output = output;
  }

  /** Writes the line of a block, where that can be done at once; false where the block is to be decoded another way. */
  write({ struct, memory, roots }: MemoryBlock): boolean {
    if (!('address' in roots) || typeof roots.address !== 'bigint') return false;
    if (!(memory instanceof MemoryImage)) return false;
    const line = this.#lines.line(struct, memory, roots.address);
    return line !== undefined && this.#output.take(line);
  }
}
