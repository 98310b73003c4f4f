/** Text from events and files, as it can safely be shown. */

/** What controls a terminal or reverses the order of text: C0, DEL and C1, bidi controls, line separators. */
const CONTROLS = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/** Text of which every character can be shown: nearly all. */
const ASCII = /^[ -~]*$/;

/**
 * The text with its control characters made visible, each as `\uxxxx`: a line stays one line. What is not JSON is then only
 * for reading: a backslash is not escaped, so that the paths of Windows stay what they are.
 */
export function printable(text: string): string {
  if (ASCII.test(text)) return text;
  return text.replace(CONTROLS, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
