/** A summary for people: a page that is read from above. */
import type { Outcome } from '../events/index.ts';
import { formatFiletime } from '../format/filetime.ts';
import { printable } from '../format/printable.ts';
import { PLAIN, type Style } from '../format/style.ts';
import type { TextOptions } from '../format/text.ts';
import { wrapped } from '../format/wrap.ts';
import { bar, percent } from './bars.ts';
import type { SummaryResult } from './result.ts';
import {
  blockedTables,
  failedTables,
  memberTables,
  type TextTable,
  typesTable,
  unusualTables,
} from './textTables.ts';
import type { Histogram } from './timeline.ts';

/** Columns where nobody says how many there are. */
const USUAL_WIDTH = 80;
const LEAST_WIDTH = 40;
/** Columns of the bar before a row: a hint, not a chart. */
const BAR = 8;
/** Where the meaning of a value begins and ends. */
const MEANING_INDENT = 27;
const MEANING_WIDTH = 110;
/** Lines of a histogram: whoever asks for more has JSON. */
const MOST_SPANS = 100;

/**
 * A summary as a page of text. Control characters of events are written as `\uxxxx`.
 * @param options width is that of the histogram: rows of tables are not wrapped.
 */
export function summaryText(summary: SummaryResult, { style = PLAIN, width }: TextOptions = {}): string {
  const room = width === undefined || !(width > 0) ? USUAL_WIDTH : Math.max(LEAST_WIDTH, width);
  const { events, blocked, failed, unusual, histogram } = summary;
  const parts = [
    headText(summary, style),
    histogramText(histogram, room, style),
    sectionText('', [typesTable(summary)], events, style),
    sectionText('Blocked', blockedTables(summary), blocked.events, style),
    sectionText('Failed negotiations', failedTables(summary), failed.events, style),
    sectionText('Unusual', unusualTables(summary), events, style),
    damageText(unusual, style),
    sectionText('Members', memberTables(summary), events, style),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

// --- the beginning -------------------------------------------------------------------------------------------

const PAINTS: Readonly<Record<Outcome, keyof Style>> = {
  blocked: 'problem',
  failed: 'problem',
  allowed: 'good',
  arrived: 'value',
};

function headText({ events, time, outcomes }: SummaryResult, style: Style): string {
  const when = time && `, ${timeText(time.from)} to ${timeText(time.to)}`;
  const said = outcomes.rows.map(({ value, count }) => style[PAINTS[value]](`${value} ${numberText(count)}`));
  const unknown = outcomes.none > 0 ? [`unknown ${numberText(outcomes.none)}`] : [];
  const line = [...said, ...unknown].join(', ');
  const what = events === 1 ? '1 event' : `${numberText(events)} events`;
  return `${style.heading(`${what}${when ?? ''}`)}\n${line === '' ? '' : `${line}\n`}`;
}

/** As the other formats have it: it can be copied into a condition. */
function timeText(ticks: bigint): string {
  const text = formatFiletime(ticks);
  return text.endsWith('Z') ? text : `tick ${text}`;
}

/** In groups of three digits. */
function numberText(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

// --- time ----------------------------------------------------------------------------------------------------

function histogramText({ every, spans }: Histogram, width: number, style: Style): string {
  if (spans.length < 2) return '';
  const lines: string[] = [];
  const most = spans.reduce((highest, { count }) => Math.max(highest, count), 1);
  const digits = numberText(most).length;
  let next = spans[0]?.start ?? 0n;
  for (const { start, count } of spans.slice(0, MOST_SPANS)) {
    if (start > next) lines.push(style.dim(`  ${gapText((start - next) / (BigInt(every) * TICKS))}`));
    const when = startText(start);
    // A number of ticks can be longer than a time.
    const columns = Math.max(1, width - when.length - digits - 6);
    const text = numberText(count).padStart(digits);
    lines.push(`  ${style.dim(when)}  ${text}  ${style.value(bar(count / most, columns))}`);
    next = start + BigInt(every) * TICKS;
  }
  if (spans.length > MOST_SPANS) lines.push(`  and ${spans.length - MOST_SPANS} more: JSON has them`);
  return `${style.heading(`Every ${everyText(every)}`)}\n${lines.join('\n')}\n`;
}

const TICKS = 10_000_000n;

/** Spans begin with a whole second. */
function startText(ticks: bigint): string {
  return timeText(ticks).replace(/\.0{7}Z$/, 'Z');
}

function gapText(spans: bigint): string {
  return spans === 1n ? '(none in 1 span)' : `(none in ${spans} spans)`;
}

const UNITS = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
] as const;

/** Seconds in the largest unit of which they are a multiple. */
function everyText(seconds: number): string {
  const [length, unit] = UNITS.find(([length]) => seconds % length === 0) ?? [1, 's'];
  return `${seconds / length} ${unit}`;
}

// --- tables --------------------------------------------------------------------------------------------------

/** @param events of which the counts are parts. */
function sectionText(title: string, tables: readonly TextTable[], events: number, style: Style): string {
  const texts = tables
    .filter(({ top }) => top.rows.length > 0)
    .map((table) => tableText(table, events, style));
  if (texts.length === 0) return '';
  return `${title === '' ? '' : `${style.heading(`${title}: ${numberText(events)}`)}\n`}${texts.join('')}`;
}

/** In lines of their own, below the value. */
function meaningText(meaning: string | undefined, style: Style): string {
  if (meaning === undefined) return '';
  const lines = wrapped(meaning, { width: MEANING_WIDTH, lead: MEANING_INDENT, indent: MEANING_INDENT });
  return lines.map((line) => `\n${' '.repeat(MEANING_INDENT)}${style.dim(line)}`).join('');
}

function tableText({ title, none, top, meanings }: TextTable, events: number, style: Style): string {
  const { rows, other, distinct, missed } = top;
  const others = distinct - rows.length;
  const all = [
    ...rows.map(({ value, count }) => ({
      count,
      text: printable(value) + meaningText(meanings.get(value), style),
    })),
    ...(other === 0
      ? []
      : [{ count: other, text: style.dim(others === 1 ? '1 other' : `${numberText(others)} others`) }]),
    ...(top.none === 0 || none === '' ? [] : [{ count: top.none, text: style.dim(none) }]),
  ];
  const digits = Math.max(...all.map(({ count }) => numberText(count).length));
  const lines = all.map(({ count, text }) => {
    const part = events === 0 ? 0 : count / events;
    const columns = bar(part, BAR);
    const drawn = `${style.value(columns)}${' '.repeat(Math.max(0, BAR - columns.length))}`;
    return `    ${numberText(count).padStart(digits)}  ${percent(part)}  ${drawn}  ${text}\n`;
  });
  const note =
    missed === 0 ? '' : `    ${style.dim(`too many values: each count can be ${missed} too low`)}\n`;
  return `  ${style.dim(title)}\n${lines.join('')}${note}`;
}

function damageText({ damaged, unreadable }: SummaryResult['unusual'], style: Style): string {
  if (damaged === 0) return '';
  const whole = unreadable === 0 ? '' : `, ${numberText(unreadable)} of them as a whole`;
  return `${style.problem(`${numberText(damaged)} with something that cannot be read${whole}`)}\n`;
}
