/** What of events is undocumented, as far as `--internal` asks for it; and what is said where nothing is taken. */
import {
  type Internal,
  type InternalChoice,
  InternalReader,
  type InternalRefusal,
  isInternalKnown,
  type ReaderOptions,
} from '../../internal/index.ts';
import type { ValueLayout } from '../../layout/index.ts';
import type { Memory } from '../../memory/index.ts';
import type { Run } from '../../memory/run.ts';
import { isObject } from '../../util/objects.ts';
import type { Refused } from './refused.ts';

/** The undocumented part of the structs of a run. */
export class InternalPart {
  readonly #reader: InternalReader | undefined;
  #refused = new Map<string, number>();

  constructor(
    struct: ValueLayout,
    memory: Memory,
    run: Run,
    choice: InternalChoice,
    { limits, onIssue }: ReaderOptions,
  ) {
    const onRefused = (refusal: InternalRefusal): void => this.#count(reasonOf(refusal));
    this.#reader = isInternalKnown(struct, memory)
      ? new InternalReader(memory, run, { limits, onIssue }, { choice, onRefused })
      : undefined;
  }

  /** That of the element of an index; undefined where nothing is taken. */
  of(index: number, value: unknown): Internal | undefined {
    if (value === null) return undefined;
    if (this.#reader === undefined) this.#count('struct other than FWPM_NET_EVENT5 on x64');
    return this.#reader?.at(index, value);
  }

  /** The value with it, as its member `internal`. */
  addedTo(index: number, value: unknown): unknown {
    const internal = this.of(index, value);
    return internal !== undefined && isObject(value) ? Object.assign(value, { internal }) : value;
  }

  /** What was refused since the last time. */
  takeRefused(): Refused {
    const refused = this.#refused;
    this.#refused = new Map();
    return refused;
  }

  #count(reason: string): void {
    this.#refused.set(reason, (this.#refused.get(reason) ?? 0) + 1);
  }
}

function reasonOf({ reason, fits }: InternalRefusal): string {
  if (reason === 'no filter') return 'event without a filter to tell a layout by';
  if (reason === 'none fits') return 'event that no layout fits';
  const options = fits.map((name) => `--internal ${name}`).join(' or ');
  return `event that the layouts ${fits.join(' and ')} both fit (${options} takes one)`;
}
