/** Blocks of one event, as agents write them: to make for each what serves many would take longer than to write its line. */
import type { CaptureRow } from '../../capture/cbor/rows.ts';
import { type Limits, resolveLimits } from '../../codec/index.ts';
import { MemoryImage } from '../../memory/index.ts';
import type { LineBuffer } from '../../read/lineBuffer.ts';
import { LoneLines } from '../../read/loneLines.ts';
import type { ImageLines } from '../../wasm.ts';
import type { MemoryBlock } from '../input/blocks.ts';
import type { BatchOptions } from './batch.ts';
import type { GatheredOutput } from './gathered.ts';

/** Lines that are written in one go end when less room than this is left: a line is seldom longer. */
const LEAST_ROOM = 1 << 16;

const MOST_AT_ONCE = 1024;

interface LoneOptions extends Pick<BatchOptions, 'limits' | 'trailer' | 'internal' | 'where' | 'writer'> {
  readonly lineFile: string | undefined;
}

export class LoneEvents {
  readonly #lines: LoneLines;
  readonly #limits: Limits;
  readonly #buffer: LineBuffer;
  readonly #output: GatheredOutput;
  #rows: ImageLines | undefined;
  /** What the lines of rows are written for. */
  #kind: Pick<CaptureRow, 'struct' | 'abi'> | undefined;
  /** How many images are handed over at once. */
  #most = MOST_AT_ONCE;
  /** How many lines were written. */
  count = 0;

  /** Undefined where lines are wanted that have more in them, or not all of them. */
  static for(options: LoneOptions, buffer: LineBuffer, output: GatheredOutput): LoneEvents | undefined {
    const { trailer, internal, where, writer, lineFile } = options;
    const others = [internal, where, writer, lineFile];
    if (trailer || others.some((other) => other !== undefined)) return undefined;
    return new LoneEvents(resolveLimits(options.limits), buffer, output);
  }

  private constructor(limits: Limits, buffer: LineBuffer, output: GatheredOutput) {
    this.#lines = new LoneLines(limits, buffer);
    this.#limits = limits;
    this.#buffer = buffer;
    this.#output = output;
  }

  /** Whether what was written has to go before more can be written at once. */
  get isCramped(): boolean {
    return this.#output.room <= LEAST_ROOM;
  }

  /** Writes the lines of a row of events where there is an engine; returns how many could be written at once. */
  takeRow({ struct, abi, images, from }: CaptureRow): number {
    const workspace = this.#buffer.workspace;
    if (workspace === undefined) return 0;
    if (struct !== this.#kind?.struct || abi !== this.#kind.abi) {
      this.#kind = { struct, abi };
      this.#rows = workspace.images(struct, abi, this.#limits);
    }
    let next = from;
    while (this.#rows !== undefined && next < images.count && !this.isCramped) {
      const to = Math.min(next + this.#most, images.count);
      const lines = this.#rows.write(images, next, to, this.#output.room - LEAST_ROOM);
      const { count } = this.#rows;
      // Where lines have to be written another way, what is handed over for those after them is for nothing.
      this.#most = count === 0 ? 1 : 2 * this.#most;
      if (count === 0 || !this.#output.take(lines)) break;
      next += count;
    }
    this.#most = Math.min(this.#most, MOST_AT_ONCE);
    return next - from;
  }

  /** Writes the line of a block, where that can be done at once; false where the block is to be decoded another way. */
  write({ struct, memory, roots }: MemoryBlock): boolean {
    if (!('address' in roots) || typeof roots.address !== 'bigint') return false;
    if (!(memory instanceof MemoryImage)) return false;
    const line = this.#lines.line(struct, memory, roots.address);
    if (line === undefined || !this.#output.take(line)) return false;
    this.count++;
    return true;
  }
}
