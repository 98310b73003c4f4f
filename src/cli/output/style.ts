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

/** What a stream can show. */
export interface Look {
  readonly hasColours: boolean;
  /** Characters of a line; undefined where there is no end to it. */
  readonly width: number | undefined;
}

/** What a file shows. */
export const PLAIN_LOOK: Look = { hasColours: false, width: undefined };

/** Only a terminal has colours and a width. It heeds NO_COLOR, FORCE_COLOR and TERM. */
export function lookOf(stream: Partial<WriteStream>): Look {
  const width = stream.isTTY === true ? stream.columns : undefined;
  return { hasColours: wantsColours(stream), width };
}

export function styleOf({ hasColours, width }: Look): { style: Style; width: number | undefined } {
  return { style: hasColours ? COLOURS : PLAIN, width };
}

export function styleFor(stream: Partial<WriteStream>): { style: Style; width: number | undefined } {
  return styleOf(lookOf(stream));
}

function wantsColours(stream: Partial<WriteStream>): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: refused } = process.env;
  if (refused !== undefined && refused !== '') return false;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && (stream.hasColors?.() ?? false);
}
