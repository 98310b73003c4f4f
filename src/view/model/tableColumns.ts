/** The columns of the table: apart from what fills them, since the page knows their names only. */
import type { SortKey } from './order.ts';

export interface TableColumnInfo {
  readonly title: string;
  /** Pixels, until somebody changes them. */
  readonly width: number;
  /** What it is sorted by; undefined where that is not possible. */
  readonly sort: SortKey | undefined;
  readonly isShownAtFirst: boolean;
}

/** In the order in which an analyst asks: when, what, with whom and why. */
export const TABLE_COLUMNS = {
  time: { title: 'Time (UTC)', width: 216, sort: 'time', isShownAtFirst: true },
  outcome: { title: 'Outcome', width: 94, sort: 'outcome', isShownAtFirst: true },
  type: { title: 'Type', width: 156, sort: 'type', isShownAtFirst: true },
  remote: { title: 'Remote', width: 146, sort: 'remote', isShownAtFirst: true },
  error: { title: 'Error', width: 236, sort: 'error', isShownAtFirst: true },
  app: { title: 'Application', width: 260, sort: 'app', isShownAtFirst: true },
  local: { title: 'Local', width: 146, sort: 'local', isShownAtFirst: true },
  protocol: { title: 'Protocol', width: 84, sort: 'protocol', isShownAtFirst: true },
  filter: { title: 'Filter', width: 180, sort: 'filter', isShownAtFirst: true },
  layer: { title: 'Layer', width: 220, sort: 'layer', isShownAtFirst: true },
  direction: { title: 'Direction', width: 96, sort: 'direction', isShownAtFirst: false },
  user: { title: 'User', width: 220, sort: 'user', isShownAtFirst: false },
  peer: { title: 'Name of the peer', width: 200, sort: 'peer', isShownAtFirst: false },
  host: { title: 'Host', width: 140, sort: undefined, isShownAtFirst: false },
  struct: { title: 'Struct', width: 160, sort: undefined, isShownAtFirst: false },
} as const satisfies Readonly<Record<string, TableColumnInfo>>;

export type TableColumn = keyof typeof TABLE_COLUMNS;

export function isTableColumn(name: string): name is TableColumn {
  return Object.hasOwn(TABLE_COLUMNS, name);
}
