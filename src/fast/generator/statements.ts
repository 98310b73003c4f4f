/** The statements of a generated writer. */
import type { Dialect } from './dialect.ts';

/** Statements, with the fixed text between them put together. */
export class Statements {
  readonly #dialect: Dialect;
  readonly #indent: string;
  readonly #lines: string[];
  #text = '';

  constructor(dialect: Dialect, indent: string, lines: string[]) {
    this.#dialect = dialect;
    this.#indent = indent;
    this.#lines = lines;
  }

  text(text: string): void {
    this.#text += text;
  }

  line(...lines: readonly string[]): void {
    this.flush();
    for (const line of lines) this.#lines.push(this.#indent + line);
  }

  /** Writes the fixed text that was gathered. */
  flush(): void {
    const text = this.#text;
    this.#text = '';
    if (text === '') return;
    this.line(...(text.length === 1 ? [this.#dialect.character(text)] : this.#dialect.text(text)));
  }
}
