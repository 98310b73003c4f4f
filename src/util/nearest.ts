/** The word that somebody meant who typed another one. */

/** The most that two words may differ, as a part of the longer one, for one to be taken for the other. */
const MOST_DIFFERENCE = 0.4;
/** Words that are longer are not compared: it takes time in proportion to the product of the lengths. */
const MOST_LENGTH = 100;

/** The word that is most like another one, whatever the case of their letters; undefined where none is alike. */
export function nearest(typed: string, words: Iterable<string>): string | undefined {
  if (typed.length > MOST_LENGTH) return undefined;
  const wanted = typed.toLowerCase();
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const word of words) {
    if (word.length > MOST_LENGTH) continue;
    const candidate = word.toLowerCase();
    const most = MOST_DIFFERENCE * Math.max(candidate.length, wanted.length);
    // A character that only one of them has is an edit: most words need no closer look.
    const fewest = Math.abs(candidate.length - wanted.length);
    if (fewest >= least || fewest > most) continue;
    const edits = editsBetween(wanted, candidate);
    if (edits >= least || edits > most) continue;
    best = word;
    least = edits;
  }
  return best;
}

/** The question whether a word was meant, to be put after a message; empty where none is like it. */
export function didYouMean(typed: string, words: Iterable<string>): string {
  const word = nearest(typed, words);
  return word === undefined ? '' : ` (did you mean ${word}?)`;
}

/** How many characters have to be added, left out, replaced or swapped with the next one. */
function editsBetween(a: string, b: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let edits = Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + (isSame ? 0 : 1));
      const isSwapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) edits = Math.min(edits, at(before, j - 2) + 1);
      next.push(edits);
    }
    before = row;
    row = next;
  }
  return at(row, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
