/** What is shown, as the part of an address after `#`: whoever opens the same page there sees the same. */
import { type Chip, chipOf, chipText } from './chips.ts';
import type { Sort, SortKey } from './order.ts';
import { isTableColumn, TABLE_COLUMNS, type TableColumn } from './tableColumns.ts';

export interface PageState {
  readonly chips: readonly Chip[];
  readonly search: string;
  readonly sort: Sort | undefined;
  /** In their order. */
  readonly columns: readonly TableColumn[];
  /** Pixels, of columns that are not as wide as at first. */
  readonly widths: Readonly<Partial<Record<TableColumn, number>>>;
  /** The event that is open: its row among all events. */
  readonly event: number | undefined;
  /** The path of the field that is selected in it. */
  readonly field: string | undefined;
  /** What the bars of the histogram are made of. */
  readonly by: 'outcome' | 'type';
  readonly isHistogramHidden: boolean;
  readonly isOverviewHidden: boolean;
}

const NAMES = Object.keys(TABLE_COLUMNS).filter(isTableColumn);

export const FIRST_COLUMNS: readonly TableColumn[] = NAMES.filter(
  (name) => TABLE_COLUMNS[name].isShownAtFirst,
);

export const FIRST_STATE: PageState = {
  chips: [],
  search: '',
  sort: undefined,
  columns: FIRST_COLUMNS,
  widths: {},
  event: undefined,
  field: undefined,
  by: 'outcome',
  isHistogramHidden: false,
  isOverviewHidden: false,
};

const [LEAST_WIDTH, MOST_WIDTH] = [40, 2000];

/** A width that a column can have. */
export function columnWidth(pixels: number): number {
  return Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, Math.round(pixels)));
}

/** The state as text, without `#`: only what differs from {@link FIRST_STATE}. */
export function stateText(state: PageState): string {
  const words = new URLSearchParams();
  for (const chip of state.chips) words.append('where', chipText(chip));
  if (state.search !== '') words.set('search', state.search);
  if (state.sort !== undefined) words.set('sort', `${state.sort.isDescending ? '-' : ''}${state.sort.key}`);
  if (state.columns.join() !== FIRST_COLUMNS.join()) words.set('columns', state.columns.join());
  const widths = Object.entries(state.widths).map(([name, width]) => `${name}:${width}`);
  if (widths.length > 0) words.set('widths', widths.join());
  if (state.event !== undefined) words.set('event', String(state.event));
  if (state.field !== undefined) words.set('field', state.field);
  if (state.by !== FIRST_STATE.by) words.set('by', state.by);
  const hidden = [
    ...(state.isHistogramHidden ? ['histogram'] : []),
    ...(state.isOverviewHidden ? ['overview'] : []),
  ];
  if (hidden.length > 0) words.set('hide', hidden.join());
  return words.toString();
}

/** The state of a text. What of it says nothing is left out: somebody may have typed it. */
export function stateOf(text: string): PageState {
  const words = new URLSearchParams(text.replace(/^#/, ''));
  const event = words.get('event') ?? '';
  const columns = (words.get('columns') ?? '').split(',').filter(isTableColumn);
  const hidden = (words.get('hide') ?? '').split(',');
  return {
    chips: words.getAll('where').map(chipOf),
    search: words.get('search') ?? '',
    sort: sortOf(words.get('sort') ?? ''),
    columns: columns.length > 0 ? [...new Set(columns)] : FIRST_COLUMNS,
    widths: widthsOf(words.get('widths') ?? ''),
    event: /^\d{1,10}$/.test(event) ? Number(event) : undefined,
    field: words.get('field') ?? undefined,
    by: words.get('by') === 'type' ? 'type' : 'outcome',
    isHistogramHidden: hidden.includes('histogram'),
    isOverviewHidden: hidden.includes('overview'),
  };
}

function sortOf(text: string): Sort | undefined {
  const isDescending = text.startsWith('-');
  const key = isSortKey(isDescending ? text.slice(1) : text);
  return key && { key, isDescending };
}

function isSortKey(text: string): SortKey | undefined {
  return NAMES.map((name) => TABLE_COLUMNS[name].sort).find((key) => key === text);
}

function widthsOf(text: string): PageState['widths'] {
  const widths: Partial<Record<TableColumn, number>> = {};
  for (const part of text.split(',')) {
    const [name = '', width = ''] = part.split(':');
    if (isTableColumn(name) && /^\d{1,4}$/.test(width)) widths[name] = columnWidth(Number(width));
  }
  return widths;
}
