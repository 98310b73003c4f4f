/** Items one after another that are alike, for whoever can do more at once than one of them. */
import type { Abi, ValueLayout } from '../../layout/index.ts';
import { ImageTable } from '../../memory/index.ts';
import type { SimilarItems } from './similar.ts';

/** Items that are alike: each is one struct, in an image of its own. */
export interface CaptureRow {
  readonly struct: ValueLayout;
  readonly abi: Abi;
  /** Where they are. It holds until the function returns that gets it. */
  readonly images: ImageTable;
  /** The first one that is offered. */
  readonly from: number;
}

/** Is offered items, and returns how many of them it has taken, from the first one on. */
export type TakeRow = (row: CaptureRow) => number;

/** The most that is offered at once. */
const MOST = 1024;

export class CaptureRows {
  readonly #take: TakeRow;
  readonly #images = new ImageTable(MOST);
  #similar: SimilarItems | undefined;
  /** The first item that nobody has taken, and where it begins. */
  #from = 0;
  #at = 0;
  /** How many were taken last, and their bytes. */
  count = 0;
  size = 0;

  constructor(take: TakeRow) {
    this.#take = take;
  }

  /** Offers items that are like another one, from an offset on; returns whether any were taken. */
  offer(similar: SimilarItems, chunk: Uint8Array, view: DataView, at: number): boolean {
    const images = this.#images;
    if (similar !== this.#similar || chunk !== images.bytes || !this.#moveTo(similar, at)) {
      images.begin(chunk);
      similar.addTo(images, view, at);
      this.#similar = similar;
      this.#from = 0;
      this.#at = at;
    }
    if (this.#from === images.count) return false;
    this.count = this.#take({ struct: similar.struct, abi: similar.abi, images, from: this.#from });
    if (this.count === 0) return false;
    this.#from += this.count;
    this.#at = similar.endOf(images, this.#from - 1);
    this.size = this.#at - at;
    return true;
  }

  /** Whether the items are known that begin at an offset: where nothing was taken, one was read meanwhile. */
  #moveTo(similar: SimilarItems, at: number): boolean {
    if (this.#from >= this.#images.count) return false;
    if (at === this.#at) return true;
    this.#at = similar.endOf(this.#images, this.#from++);
    return at === this.#at && this.#from < this.#images.count;
  }
}
