/** Values that are remembered: all at once are forgotten. */
const MOST = 2 ** 14;
/** A longer text is not remembered: there can be many of them. */
const LONGEST = 1024;

/** A function of texts that is asked for the same ones over and over. */
export function remembered<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = make(text);
    if (text.length > LONGEST) return made;
    if (known.size >= MOST) known.clear();
    known.set(text, made);
    return made;
  };
}
