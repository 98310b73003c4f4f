/** Where the output goes, with messages that say what to do. */
import type { Written } from './bytes.ts';

/** Where lines go. When the reader goes away that is not an error: `isOpen` turns false, and later lines are dropped. */
export interface Output {
  readonly isOpen: boolean;
  /** Takes whole lines, and whole lines stay when it fails; resolves when there is room for more. */
  write(lines: Uint8Array | string): Promise<void>;
  /** What other threads may write to in their turns; undefined where this one alone can write. */
  readonly shared?: SharedOutput | undefined;
  /** Completes the output; a file appears under its name only now. */
  close(): Promise<void>;
  /** Gives the output up; nothing stays under the file's name. */
  abandon(): Promise<void>;
}

/** An output that others write to as well. */
export interface SharedOutput {
  readonly descriptor: number;
  /** Hears what became of the bytes of another thread. @throws UsageError as `write` does. */
  note(written: Written): void;
}
