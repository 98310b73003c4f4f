/** Text for people on a terminal: through a pager as soon as it is longer than that. */
import { bytesOf } from './bytes.ts';
import { tellNow } from './messages.ts';
import type { Output } from './output.ts';
import { type Pager, type PagerCommand, pagerCommand, startPager } from './pager.ts';
import { clearProgress } from './progress.ts';
import { rowsOf } from './rows.ts';
import { holdScreen, releaseScreen, type ScreenHolder } from './screen.ts';

/** Of a terminal that does not say it. */
const USUAL_ROWS = 24;
const USUAL_COLUMNS = 80;

/** More than a pipe holds: what a pager has taken by then, it has read. */
const CERTAIN = 2 ** 20;

/** The size of a terminal. */
type Size = Pick<NodeJS.WriteStream, 'rows' | 'columns'>;

/** What is written to a terminal goes through the pager that is wanted, if any. */
export function pagedOutput(terminal: Output, size: Size): Output {
  const command = pagerCommand(process.env);
  return command === undefined ? terminal : new PagedOutput(terminal, command, size);
}

class PagedOutput implements Output, ScreenHolder {
  readonly #plain: Output;
  readonly #command: PagerCommand;
  readonly #size: Size;
  /** Whether all goes to the terminal as it comes. */
  #isPlain = false;
  #pager: Pager | undefined;
  /** What is not shown yet because all may fit; then what a pager has not read for certain. */
  #held: Uint8Array[] | undefined = [];
  #rows = 0;
  #taken = 0;

  /** @param plain the terminal, of a size. */
  constructor(plain: Output, command: PagerCommand, size: Size) {
    this.#plain = plain;
    this.#command = command;
    this.#size = size;
    holdScreen(this);
  }

  get isOpen(): boolean {
    return this.#pager === undefined ? this.#plain.isOpen : this.#pager.isOpen;
  }

  get isPaging(): boolean {
    return this.#pager !== undefined;
  }

  async write(lines: Uint8Array | string): Promise<void> {
    if (this.#isPlain) return this.#plain.write(lines);
    const bytes = bytesOf(lines);
    this.#held?.push(bytes);
    if (this.#pager === undefined) await this.#startIfLong(bytes);
    else await this.#page(this.#pager, [bytes]);
  }

  /** Messages belong where the text is that they are about. */
  async tell(messages: string): Promise<void> {
    // Whoever interrupts wants no more.
    if (this.#pager?.isInterrupted !== true) await this.write(messages);
  }

  async close(): Promise<void> {
    try {
      if (this.#pager !== undefined) await this.#leave(this.#pager);
      else await this.#showHeld();
    } finally {
      releaseScreen();
    }
    await this.#plain.close();
  }

  /** What there is of the text is shown: it was on its way already. */
  async abandon(): Promise<void> {
    // The failure before this one is the one to report.
    await this.close().catch(() => undefined);
  }

  /** Starts the pager once the text does not fit, with a line for what comes after it. */
  async #startIfLong(bytes: Uint8Array): Promise<void> {
    const most = (this.#size.rows || USUAL_ROWS) - 1;
    this.#rows += rowsOf(new TextDecoder().decode(bytes), this.#size.columns || USUAL_COLUMNS, most);
    if (this.#rows <= most) return;
    clearProgress();
    const { command, isChosen } = this.#command;
    this.#pager = await startPager(command);
    if (this.#pager !== undefined) return this.#page(this.#pager, this.#held ?? []);
    if (isChosen) await tellNow([`the pager ${command} cannot be started`]);
    await this.#showHeld();
  }

  async #page(pager: Pager, chunks: readonly Uint8Array[]): Promise<void> {
    for (const chunk of chunks) {
      await pager.write(chunk);
      if (pager.isOpen) this.#taken += chunk.length;
    }
    if (this.#taken > CERTAIN) this.#held = undefined;
    if (!pager.isOpen && !pager.isInterrupted) await this.#leave(pager);
  }

  /** Waits until the pager is left, or shows what it did not, if it was none. */
  async #leave(pager: Pager): Promise<void> {
    if (await pager.isMissing()) await this.#showHeld();
    this.#held = undefined;
  }

  async #showHeld(): Promise<void> {
    if (this.#held === undefined) return;
    clearProgress();
    this.#pager = undefined;
    this.#isPlain = true;
    for (const chunk of this.#held) await this.#plain.write(chunk);
    this.#held = undefined;
  }
}
