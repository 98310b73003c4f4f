/** Messages on standard error. Whatever is in them, they do not drive the terminal. */
import { printable } from '../../format/printable.ts';
import { excerpt } from '../../util/text.ts';
import { screenHolder } from './screen.ts';

/** Writes messages, a line each; resolves when there is room for more, so that many of them do not pile up. */
export function tell(messages: readonly string[]): Promise<void> {
  const holder = process.stderr.isTTY ? screenHolder() : undefined;
  return holder === undefined ? tellNow(messages) : holder.tell(textOf(messages));
}

/** The same, whatever has the screen. */
export function tellNow(messages: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    process.stderr.write(textOf(messages), () => resolve());
  });
}

function textOf(messages: readonly string[]): string {
  return messages.map((message) => `fwpm: ${printable(message)}\n`).join('');
}

/**
 * What commander says of wrong usage: it repeats arguments, and has a line of its own for what was meant.
 * @param args the arguments that it may repeat, whole or in part: long ones are cut.
 */
export function printableUsage(text: string, args: readonly string[]): string {
  const shown = args
    .flatMap(partsOf)
    .reduce((said, part) => said.replaceAll(part, () => excerpt(part)), text);
  const [, message = shown, hint = ''] = /^(.*?)(\n\(Did you mean [^\n]*\?\))?\n?$/s.exec(shown) ?? [];
  return `${printable(message)}${hint}\n`;
}

/** An argument, and what is before and after the first equals sign of it, as far as they are too long to be repeated. */
function partsOf(arg: string): string[] {
  const at = arg.indexOf('=');
  const parts = at < 0 ? [arg] : [arg, arg.slice(at + 1), arg.slice(0, at)];
  return parts.filter((part) => part !== excerpt(part));
}
