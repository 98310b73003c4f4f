/**
 * Events for people: a block for each, in the order in which a person asks: when, what, who, from where to where, why,
 * and which rule it was.
 */
import {
  type EventContext,
  type EventFacts,
  type EventFormat,
  type Origin,
  reportOf,
} from '../events/index.ts';
import { remembered } from '../util/remembered.ts';
import { formatFiletime } from './filetime.ts';
import { printable } from './printable.ts';
import { PLAIN, type Style } from './style.ts';
import { internalRows, internalWhat } from './textInternal.ts';
import { machineText, rowsOf, whatOf } from './textRows.ts';
import { wrapped } from './wrap.ts';

export interface TextOptions {
  /** Colours; none where none are given. */
  readonly style?: Style | undefined;
  /**
   * Columns at which lines are wrapped, at least 40; lines are not wrapped where none are given. Only a word that is longer
   * makes a line longer.
   */
  readonly width?: number | undefined;
}

/** Room for the time and a word after it. */
const LEAST_WIDTH = 40;
const LABEL_WIDTH = 12;
const MARGIN = '  ';
const INDENT = MARGIN.length + LABEL_WIDTH;
const NEXT_LINE = `\n${' '.repeat(INDENT)}`;

/**
 * Events as blocks of text, an empty line after each. Whatever is in an event, control characters are written as
 * `\uxxxx`: nothing in a block controls a terminal except the style's own colours. Names from events and files, unless they are a
 * word or a path, are strings of JSON: they cannot be taken for other parts of a row.
 */
export function text(context: EventContext = {}, { style = PLAIN, width }: TextOptions = {}): EventFormat {
  // Some terminals say that they have 0 columns: they do not know.
  const room = width === undefined || !(width > 0) ? Number.POSITIVE_INFINITY : Math.max(LEAST_WIDTH, width);
  const labelText = remembered((label: string) => `${MARGIN}${style.dim(label.padEnd(LABEL_WIDTH))}`);
  return {
    head: '',
    write(struct, event, origin = {}) {
      if (event === null) return unreadable(struct, origin);
      const report = reportOf(struct, event, context, origin);
      const { facts } = report;
      let block = headline(facts.time, internalWhat(report) ?? whatOf(report), paintOf(facts));
      for (const [label, said] of rowsOf(report)) block += rowText(label, said);
      for (const [label, said] of internalRows(report)) block += rowText(label, said);
      return `${block}\n`;
    },
  };

  function unreadable(struct: string, origin: Origin): string {
    const machine = machineText(origin);
    const what = style.problem(`an event that cannot be read: ${struct}`);
    return `${what}\n${machine === undefined ? '' : rowText('machine', machine)}\n`;
  }

  function headline(time: bigint | undefined, what: string, paint: Style['value']): string {
    const when = time === undefined ? 'at an unknown time' : whenText(time);
    return lines(`${style.dim(when)}  `, when.length + 2, what, paint);
  }

  function rowText(label: string, said: string): string {
    return lines(labelText(label), INDENT, said);
  }

  /** @param start what the first line begins with, `lead` columns of it. */
  function lines(start: string, lead: number, said: string, paint: Style['value'] = (line) => line): string {
    const [first = '', ...others] = wrapped(printable(said), { width: room, lead, indent: INDENT });
    let text = start + paint(first);
    for (const line of others) text += NEXT_LINE + paint(line);
    return `${text}\n`;
  }

  function paintOf({ outcome }: EventFacts): Style['value'] {
    if (outcome === 'blocked' || outcome === 'failed') return style.problem;
    return outcome === 'allowed' ? style.good : style.value;
  }
}

/** As the other formats have it: it can be copied into a condition, and is one word. */
function whenText(time: bigint): string {
  const text = formatFiletime(time);
  return text.endsWith('Z') ? text : `tick ${text}`;
}
