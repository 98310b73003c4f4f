/** How an image lay in memory, where the options do not say it. */
import { isNetEventName } from '../../events/netEvents.ts';
import { formatAddress } from '../../memory/index.ts';
import { type ImageCandidate, inferImage } from '../../scan/infer/index.ts';
import type { SourceArguments } from './form.ts';
import { type LargeFile, MOST_HELD } from './inputFile.ts';
import type { MemoryForm } from './memory.ts';

/** What the bytes say. */
export interface Inference {
  /** What was inferred; nothing where the bytes do not say it. */
  readonly place: Pick<SourceArguments, 'abi' | 'base'>;
  /** What was inferred, for people; '' where nothing was. */
  readonly told: string;
  /** Why nothing could be inferred although events are there, and what to give; '' otherwise. */
  readonly refusal: string;
}

const NOTHING: Inference = { place: {}, told: '', refusal: '' };

/** Whether the options leave open at which address an image began: only its events tell it. */
export function isPlaceOpen(form: MemoryForm, { struct, base, at }: SourceArguments): boolean {
  if (form !== 'image') return false;
  return base === undefined && at === undefined && (struct === undefined || isNetEventName(struct.ctype));
}

/** Infers what is not given. Of a file that is too large to be held, the beginning is looked at. */
export function inferPlace(
  name: string,
  form: MemoryForm,
  bytes: Uint8Array | LargeFile,
  given: SourceArguments,
): Inference {
  if (!isPlaceOpen(form, given)) return NOTHING;
  const { abi } = given;
  const start = 'read' in bytes ? bytes.read(0, MOST_HELD) : bytes;
  const { image, candidates } = inferImage(start, abi === undefined ? {} : { abi });
  if (image !== undefined) {
    const told = `taken for memory of ${placeText(image, ': --abi, --base')}`;
    return { place: { abi: image.abi, base: image.base }, told, refusal: '' };
  }
  if (candidates.length === 0) return NOTHING;
  const places = candidates
    .slice(0, 3)
    .map((each) => placeText(each))
    .join(', or ');
  return {
    ...NOTHING,
    refusal: `there are events in ${name}, but its pointers do not tell where it lay in memory: perhaps ${places}; say it with --base and --abi`,
  };
}

/** @param options those that say it, after what speaks for it. */
function placeText({ abi, base, pointers }: ImageCandidate, options = ''): string {
  const fit = pointers === 1 ? '1 pointer fits' : `${pointers} pointers fit`;
  return `${abi} at ${formatAddress(base)} (${fit}${options})`;
}
