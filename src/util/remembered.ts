/** Answers that are remembered, of which there are never too many: when they are, all at once are forgotten. */
const MOST = 2 ** 12;
/** For a longer text the answer is not remembered: there can be many of them. */
const LONGEST = 1024;

/**
 * A function of texts or of numbers that is asked for the same ones over and over.
 * @param most how many answers are remembered.
 */
export function remembered<K extends string | number, T>(make: (key: K) => T, most = MOST): (key: K) => T {
  // An answer of undefined is one, too.
  const known = new Map<K, { readonly answer: T }>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found.answer;
    const answer = make(key);
    if (typeof key === 'string' && key.length > LONGEST) return answer;
    if (known.size >= most) known.clear();
    known.set(key, { answer });
    return answer;
  };
}
