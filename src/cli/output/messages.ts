/** Messages on standard error. Whatever is in them, they do not drive the terminal. */
import { printable } from '../../format/printable.ts';

/** Writes messages, a line each; resolves when there is room for more, so that many of them do not pile up. */
export function tell(messages: readonly string[]): Promise<void> {
  const text = messages.map((message) => `fwpm: ${printable(message)}\n`).join('');
  return new Promise((resolve) => {
    process.stderr.write(text, () => resolve());
  });
}

/** What commander says of wrong usage: it repeats arguments, and has a line of its own for what was meant. */
export function printableUsage(text: string): string {
  const [, message = text, hint = ''] = /^(.*?)(\n\(Did you mean [^\n]*\?\))?\n?$/s.exec(text) ?? [];
  return `${printable(message)}${hint}\n`;
}
