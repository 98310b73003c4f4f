/** Colours on a terminal that wants them. */
import type { WriteStream } from 'node:tty';
import { styleText } from 'node:util';
import { PLAIN, type Style } from '../../format/style.ts';

/** Whether the stream wants colours is asked once, below: styleText would ask standard output again. */
const ALWAYS = { validateStream: false };

const COLOURS: Style = {
  heading: (text) => styleText('bold', text, ALWAYS),
  value: (text) => styleText('cyan', text, ALWAYS),
  dim: (text) => styleText('dim', text, ALWAYS),
  problem: (text) => styleText('red', text, ALWAYS),
  good: (text) => styleText('green', text, ALWAYS),
};

/** What a stream can show: only a terminal has colours and a width. It heeds NO_COLOR, FORCE_COLOR and TERM. */
export function styleFor(stream: Partial<WriteStream>): { style: Style; width: number | undefined } {
  const width = stream.isTTY === true ? stream.columns : undefined;
  return { style: wantsColours(stream) ? COLOURS : PLAIN, width };
}

function wantsColours(stream: Partial<WriteStream>): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: refused } = process.env;
  if (refused !== undefined && refused !== '') return false;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && (stream.hasColors?.() ?? false);
}
