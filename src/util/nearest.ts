/** The word that somebody may have meant. */

/** Longer words are not compared: nobody means such a one. */
const MOST_LETTERS = 64;

/**
 * The word that is most like the one that was typed, in any case: a third of its letters may differ at most, be missing or be
 * too many. Undefined where there is none.
 */
export function nearest(typed: string, words: Iterable<string>): string | undefined {
  if (typed.length > MOST_LETTERS) return undefined;
  const wanted = typed.toLowerCase();
  let best: string | undefined;
  let least = Math.floor(typed.length / 3) + 1;
  for (const word of words) {
    if (Math.abs(word.length - wanted.length) >= least) continue;
    const distance = distanceOf(wanted, word.toLowerCase());
    if (distance >= least) continue;
    best = word;
    least = distance;
  }
  return best;
}

/** The question whether a word was meant, to be put after a message; empty where none is like it. */
export function didYouMean(typed: string, words: Iterable<string>): string {
  const word = nearest(typed, words);
  return word === undefined ? '' : ` (did you mean ${word}?)`;
}

/** How many letters have to be changed, added or removed (Levenshtein). */
function distanceOf(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const changed = (row[j - 1] ?? 0) + Number(from[i - 1] !== to[j - 1]);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
