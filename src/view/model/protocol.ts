/** What the page and its worker say to each other. */
import type { TableRow } from './cells.ts';
import type { Detail } from './detail.ts';
import type { ExportFormat } from './exports.ts';
import type { Histogram } from './histogram.ts';
import type { Sort } from './order.ts';
import type { OverviewSection } from './overview.ts';
import type { TableColumn } from './tableColumns.ts';

/** What is to be shown. */
export interface View {
  /** Conditions, as `chipText` writes them. */
  readonly chips: readonly string[];
  readonly search: string;
  readonly sort: Sort | undefined;
}

/** Files in the page: base64 of gzip, in pieces. */
export interface Embedded {
  readonly name: string;
  readonly pieces: readonly string[];
}

/** What the page asks, and what it gets. */
export interface Requests {
  open: { readonly ask: { readonly files: readonly (Embedded | File)[] }; readonly answer: OpenedFiles };
  view: { readonly ask: View; readonly answer: Viewed };
  rows: {
    readonly ask: { readonly first: number; readonly end: number; readonly columns: readonly TableColumn[] };
    readonly answer: readonly TableRow[];
  };
  histogram: {
    readonly ask: { readonly by: 'outcome' | 'type'; readonly most: number };
    readonly answer: Histogram | undefined;
  };
  overview: { readonly ask: { readonly most: number }; readonly answer: readonly OverviewSection[] };
  detail: { readonly ask: { readonly row: number }; readonly answer: Detail };
  /** Where an event is among those that are shown. */
  find: { readonly ask: { readonly row: number }; readonly answer: number };
  export: {
    readonly ask: { readonly format: ExportFormat; readonly columns: readonly TableColumn[] };
    readonly answer: Blob;
  };
}

export interface OpenedFiles {
  readonly events: number;
  readonly notes: readonly string[];
}

export interface Viewed {
  readonly shown: number;
  readonly total: number;
}

export type RequestName = keyof Requests;

export type Request = {
  [N in RequestName]: { readonly id: number; readonly name: N; readonly ask: Requests[N]['ask'] };
}[RequestName];

export type Reply =
  | { readonly id: number; readonly answer: Requests[RequestName]['answer'] }
  | { readonly id: number; readonly error: string }
  /** How many events are in the columns; what is counted has all when it is all of them. */
  | { readonly loaded: number };
