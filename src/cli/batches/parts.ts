/** What a decoder of batches needs for some options alone: loaded once, so that decoders are made without waiting. */
import type { InternalChoice } from '../../internal/index.ts';
import type { Where } from '../../where/index.ts';
import type { readAhead } from './ahead.ts';
import type { FullLines } from './fullLines.ts';
import type { InternalPart } from './internalPart.ts';
import type { spansWanted } from './wanted.ts';

export interface LoadedParts {
  readonly InternalPart: typeof InternalPart | undefined;
  readonly FullLines: typeof FullLines | undefined;
  readonly spansWanted: typeof spansWanted | undefined;
  readonly readAhead: typeof readAhead | undefined;
}

interface PartOptions {
  readonly internal?: InternalChoice | undefined;
  readonly trailer: boolean;
  readonly where: Where | undefined;
}

export async function loadParts({ internal, trailer, where }: PartOptions): Promise<LoadedParts> {
  const hasInternal = internal !== undefined;
  const hasWhere = where !== undefined;
  return {
    InternalPart: hasInternal ? (await import('./internalPart.ts')).InternalPart : undefined,
    FullLines: hasInternal || trailer ? (await import('./fullLines.ts')).FullLines : undefined,
    spansWanted: hasWhere ? (await import('./wanted.ts')).spansWanted : undefined,
    readAhead: hasWhere ? (await import('./ahead.ts')).readAhead : undefined,
  };
}
