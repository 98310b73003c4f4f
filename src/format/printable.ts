/** Text that others made, as it can be shown to people. */

/** What drives a terminal or turns the order of text around: C0, DEL and C1, bidi controls, line separators. */
const CONTROLS = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/**
 * The text with its control characters made visible, each as `\uxxxx`: a line stays one line. It is for reading only: a
 * backslash stays one, so that the paths of Windows stay what they are.
 */
export function printable(text: string): string {
  return text.replace(CONTROLS, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
