/** Text for people in lines that are not too long. */

/** How wide lines can be, and where they begin, in columns. */
export interface Room {
  readonly width: number;
  /** What the first line already has. */
  readonly lead: number;
  /** What each of the others begins with. */
  readonly indent: number;
}

/**
 * The text in lines that are no wider than the room, except those with a single word that is wider. A line ends before a
 * word, and the blanks there are dropped; every word stays whole.
 */
export function wrapped(text: string, { width, lead, indent }: Room): string[] {
  // Where everything fits, only the blanks at its end are dropped.
  if (width === Number.POSITIVE_INFINITY) return [text.endsWith(' ') ? text.replace(/ +$/, '') : text];
  const lines: string[] = [];
  let line = '';
  let left = width - lead;
  for (const [piece, blanks = '', word = ''] of text.matchAll(/( *)([^ ]+)/g)) {
    const columns = columnsOf(piece);
    if (line === '' || columns <= left) {
      line += piece;
      left -= columns;
    } else {
      lines.push(line);
      line = word;
      left = width - indent - (columns - blanks.length);
    }
  }
  return [...lines, line];
}

/** Marks that are drawn on the letter before them, and characters that are not shown at all. */
const ZERO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/gu;

/** What terminals draw over two columns: the scripts of East Asia, except their half-width forms, and emoji. */
const WIDE =
  /(?![\uff61-\uffdc])[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/gu;

/** Columns that a terminal needs for a text. */
export function columnsOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  const shown = text.replace(ZERO_WIDTH, '');
  return [...shown].length + (shown.match(WIDE)?.length ?? 0);
}
