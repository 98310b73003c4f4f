/** The statements of a generated writer. */
import { wordsOf } from '../json/sink.ts';
import { plus } from './code.ts';

/** Statements, with the fixed text between them put together. */
export class Statements {
  readonly #indent: string;
  readonly #lines: string[];
  #text = '';

  constructor(indent: string, lines: string[]) {
    this.#indent = indent;
    this.#lines = lines;
  }

  text(text: string): void {
    this.#text += text;
  }

  line(line: string): void {
    this.flush();
    this.#lines.push(this.#indent + line);
  }

  /** Fixed text is stored eight bytes at a time; what the last store writes past the text is overwritten. */
  flush(): void {
    const text = this.#text;
    this.#text = '';
    if (text === '') return;
    if (text.length === 1) this.#lines.push(`${this.#indent}b[q++] = ${text.charCodeAt(0)}; // ${text}`);
    else {
      const stores = wordsOf(text).map((word, i) => `t.setFloat64(${plus('q', 8 * i)}, ${word}, true);`);
      this.#lines.push(
        `${this.#indent}// ${text}`,
        `${this.#indent}${stores.join(' ')} q += ${text.length};`,
      );
    }
  }
}
