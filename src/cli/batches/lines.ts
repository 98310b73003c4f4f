/** What makes lines of the elements of a run. */
import type { DecodeError, Limits } from '../../codec/index.ts';
import type { Surrogates } from '../../format/jsonText.ts';

export interface Lines {
  lines(from: number, to: number): Iterable<Uint8Array>;
  /** What is left of the lines of a batch, which has ended. */
  flush?(): readonly Uint8Array[];
}

export interface LinesOptions {
  readonly limits: Limits;
  readonly onIssue: (issue: DecodeError) => void;
  /** What becomes of unpaired surrogates in the JSON of structs. */
  readonly surrogates: Surrogates;
}
