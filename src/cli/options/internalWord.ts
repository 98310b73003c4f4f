/** The words of `--internal`, apart from what reads them: they are looked at before any command is loaded. */

export const NAME = '--internal';

/** The word for the layout that fits, which need not be typed. */
export const AUTO = 'auto';

export const WORDS: readonly string[] = ['A', 'B', 'C', AUTO];

/**
 * The arguments with the word for what fits after an option that has no layout: its value may be left out, and else what
 * comes next, such as a file, would be taken for it.
 */
export function withInternalWord(args: readonly string[]): readonly string[] {
  const end = args.indexOf('--');
  return args.flatMap((arg, index) => {
    const isBare = arg === NAME && (end < 0 || index < end) && !WORDS.includes(args[index + 1] ?? '');
    return isBare ? [NAME, AUTO] : arg;
  });
}
