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

/** A part of a file in the page: base64 of gzip. */
export interface Piece {
  /** Of the file that begins with it. */
  readonly name: string | undefined;
  readonly base64: string;
}

/** What the page asks, and what it gets. */
export interface Requests {
  /** Files, or those of the page. Answered when the first events are there, or when there are none. */
  open: { readonly ask: { readonly files: readonly File[] | undefined }; readonly answer: Progress };
  /** What comes next of the files of the page; nothing at their end. Answered when there is room for more. */
  piece: { readonly ask: Piece | undefined; readonly answer: undefined };
  view: { readonly ask: View; readonly answer: Viewed };
  rows: {
    readonly ask: { readonly first: number; readonly end: number; readonly columns: readonly TableColumn[] };
    readonly answer: readonly TableRow[];
  };
  /** Whether any damage was found that the rows did not tell. */
  check: { readonly ask: { readonly first: number; readonly end: number }; readonly answer: boolean };
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

export interface Progress {
  readonly events: number;
  /** The files that are open, as far as they were begun. */
  readonly names: readonly string[];
  readonly notes: readonly string[];
  /** Whether all is read. */
  readonly isDone: boolean;
  /** Whether what was opened last came beside what is shown, which it names filters of. */
  readonly isAdded: boolean;
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
  /** How far the files are read. */
  | { readonly progress: Progress }
  /** How many events of those that are exported are written. */
  | { readonly exported: number };
