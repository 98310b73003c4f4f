/** The form of a file, told by its beginning, and the options that describe what is in it. */
import { looksLikeCapture, looksLikeMinidump } from '../../capture/index.ts';
import type { Abi, ValueLayout } from '../../layout/index.ts';
import { UsageError } from '../exit.ts';
import type { InputFile } from './file.ts';

export const FORMS = ['image', 'minidump', 'capture'] as const;
export type Form = (typeof FORMS)[number];

/** What the command line says about a file; options that were not given are absent. */
export interface SourceArguments {
  readonly as?: Form;
  readonly struct?: ValueLayout;
  readonly abi?: Abi;
  readonly base?: bigint;
  readonly at?: bigint;
  readonly count?: number;
  readonly entries?: number;
}

/** The form of a file: memory as it was (an image), a minidump, or a capture that describes itself. */
export function formOf({ start }: InputFile, { as }: Pick<SourceArguments, 'as'>): Form {
  if (as !== undefined) return as;
  if (looksLikeMinidump(start)) return 'minidump';
  return looksLikeCapture(start) ? 'capture' : 'image';
}

/** An option that does not fit a file. */
export function notFor(option: string, why: string): UsageError {
  return new UsageError(`${option} is not for this file: ${why}; leave it out, or say --as image`);
}
