/** The form of a file, told by its beginning, and the options that describe what is in it. */
import { formOf as fileFormOf } from '../../capture/form.ts';
import type { Limits } from '../../codec/index.ts';
import type { Abi, ValueLayout } from '../../layout/index.ts';
import { UsageError } from '../exit.ts';
import type { InputFile } from './inputFile.ts';

export const FORMS = ['image', 'minidump', 'capture', 'netsh'] as const;
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
  /** Say more. */
  readonly verbose?: boolean;
  /** Look for events, whatever else is given. */
  readonly scan?: boolean;
  readonly limit?: Partial<Limits>;
  /**
   * What becomes of the objects of the filter engine in a capture: structs like all others, or what names the filters of
   * its events. Otherwise they are passed over.
   */
  readonly objects?: 'structs' | 'names';
}

/**
 * The form of a file: memory as it was (an image), a minidump, a capture that describes itself, or events of netsh.
 * @throws UsageError for a file that is something else, with what to do about it.
 */
export function formOf({ name, start }: InputFile, { as }: Pick<SourceArguments, 'as'>): Form {
  if (as !== undefined) return as;
  const { kind, what, advice } = fileFormOf(start);
  const form = FORMS.find((known) => known === kind);
  if (form !== undefined) return form;
  throw new UsageError(`cannot read ${name}: it is ${what}: ${advice}; --as image takes it for memory`);
}

/** Captures are not searched. */
export function notForCaptures(name: string): UsageError {
  return new UsageError(
    `${name} is a capture, which says itself where its events are: \`fwpm decode\` shows them`,
  );
}

/** What netsh wrote is no memory. */
export function notForNetsh(name: string): UsageError {
  return new UsageError(`${name} is XML of netsh, and no memory: \`fwpm decode\` shows its events`);
}

/** An option that does not fit a file. */
export function notFor(option: string, why: string): UsageError {
  return new UsageError(`${option} is not for this file: ${why}; leave it out, or say --as image`);
}
