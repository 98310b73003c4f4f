/** Where the output goes, with messages that say what to do. */

/** Where lines go. When the reader goes away that is not an error: `isOpen` turns false, and later lines are dropped. */
export interface Output {
  readonly isOpen: boolean;
  /** Takes whole lines, and whole lines stay when it fails; resolves when there is room for more. */
  write(lines: Uint8Array | string): Promise<void>;
  /** Completes the output; a file appears under its name only now. */
  close(): Promise<void>;
  /** Gives the output up; nothing stays under the file's name. */
  abandon(): Promise<void>;
}
