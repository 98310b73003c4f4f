/** A capture as blocks of events, as its bytes come in; and the filters in it, which name those of the events. */
import type { Capture } from '../../capture/cbor/capture.ts';
import { captureChunks } from '../../capture/cbor/read.ts';
import { isNetEventName, type NetEventName, type RuleBook } from '../../events/index.ts';
import { EngineFilters } from '../../filters/engine.ts';
import type { Block } from './blocks.ts';
import { addObjects, holdsObjects } from './engineObjects.ts';
import { type Keeper, KeptChunks } from './keeper.ts';
import { type FileContext, Recent, StoredBlock } from './stored.ts';

/** What a file has: events, or what is doubtful about it and cannot be read, in sentences. */
export type Found =
  | { readonly block: Block }
  | { readonly note: string }
  /** Filters of a file that has no events: they name those of all files. */
  | { readonly rules: RuleBook }
  /** What names the filters of blocks came after them. */
  | { readonly isNamedLater: true };

const MOST_NOTES = 20;

export async function* capturesFound(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  keeper: Keeper,
): AsyncGenerator<Found, void, undefined> {
  const notes: string[] = [];
  const onIssue = ({ message }: { readonly message: string }): void => void notes.push(message);
  const reader = new CaptureFile(keeper, onIssue);
  const kept = new KeptChunks(chunks, keeper);
  let told = 0;
  for await (const captures of captureChunks(kept, { onIssue })) {
    for (const capture of captures) {
      for (const block of reader.add(capture, kept.length)) yield { block };
    }
    for (; told < Math.min(notes.length, MOST_NOTES); told++) yield { note: `${name}: ${notes[told]}` };
  }
  for (const block of reader.end()) yield { block };
  for (; told < Math.min(notes.length, MOST_NOTES); told++) yield { note: `${name}: ${notes[told]}` };
  if (reader.isNamedLater) yield { isNamedLater: true };
  const { rulesAlone } = reader;
  if (rulesAlone !== undefined) yield { rules: rulesAlone };
}

/** The items of a file as blocks. */
class CaptureFile {
  readonly #context: FileContext = { rules: undefined };
  readonly #filters = new EngineFilters();
  readonly #recent: Recent;
  readonly #onIssue: (issue: { readonly message: string }) => void;
  #block: StoredBlock | undefined;
  #hasEvents = false;
  /** Whether filters came after events. */
  isNamedLater = false;

  constructor(store: Keeper, onIssue: (issue: { readonly message: string }) => void) {
    this.#recent = new Recent(store);
    this.#onIssue = onIssue;
  }

  /** The filters, where there is nothing that they name. */
  get rulesAlone(): RuleBook | undefined {
    return this.#hasEvents ? undefined : this.#context.rules;
  }

  /**
   * Takes an item.
   * @param end before which it ends.
   * @returns the blocks that are whole with it.
   */
  add(capture: Capture, end: number): StoredBlock[] {
    const { ctype } = capture.struct;
    const block = this.#block;
    if (block !== undefined) block.end = Math.min(block.end, capture.offset);
    if (isNetEventName(ctype)) return this.#addEvents(ctype, capture, end);
    this.#block = undefined;
    if (holdsObjects(capture)) this.#addObjects(capture);
    else this.#onIssue({ message: `item ${capture.index} has ${ctype}, which is no event` });
    return this.#isOpen(block) ? [block] : [];
  }

  #addEvents(name: NetEventName, capture: Capture, end: number): StoredBlock[] {
    const before = this.#block;
    const block = before?.takes(capture)
      ? before
      : new StoredBlock(name, capture, this.#context, this.#recent);
    block.add(capture, end);
    this.#block = block;
    this.#hasEvents = true;
    const whole = before !== block && this.#isOpen(before) ? [before] : [];
    if (block.isFull) whole.push(block);
    return whole;
  }

  /** Whether a block was not whole until now: one that is full was told at once. */
  #isOpen(block: StoredBlock | undefined): block is StoredBlock {
    return block !== undefined && !block.isFull;
  }

  end(): StoredBlock[] {
    return this.#isOpen(this.#block) ? [this.#block] : [];
  }

  #addObjects(capture: Capture): void {
    addObjects(this.#filters, capture, this.#onIssue);
    if (this.#filters.size === 0) return;
    this.#context.rules = this.#filters.rules;
    this.isNamedLater ||= this.#hasEvents;
  }
}
