/** What a file holds, in one shape for every form: commands do not ask which form it is. */
import type { TakeRow } from '../../capture/cbor/rows.ts';
import { isDecodeError } from '../../codec/index.ts';
import { UsageError } from '../exit.ts';
import type { Report } from '../output/report.ts';
import type { Block, MemoryBlock } from './blocks.ts';
import { type Form, formOf, notForCaptures, notForNetsh, type SourceArguments } from './form.ts';
import { inferPlace, isPlaceOpen } from './infer.ts';
import { type InputFile, MOST_HELD, MOST_HELD_UNASKED, type OpenedFile } from './inputFile.ts';
import { blocksIn } from './located.ts';
import { type MemoryForm, type OpenedMemory, openMemory } from './memory.ts';

export interface Source {
  /** What messages call the file. */
  readonly name: string;
  /** The one memory that the file is; undefined for a capture, where each block has its own, and for what is no memory. */
  readonly memory: OpenedMemory | undefined;
  /** What a file without a memory of its own is. */
  readonly form: Form;
  /** How an image lay in memory, where that was inferred; '' otherwise. */
  readonly told: string;
  /** Why it is not known where an image lay in memory although there are events in it; '' otherwise. */
  readonly refusal: string;
  /** Bytes of a file that is read as it comes, where that is known. */
  readonly size?: number | undefined;
  /** For other threads: what they open the same memory with; undefined where they cannot. */
  readonly shared: (() => SharedMemory) | undefined;
  /**
   * The structs that are meant, those together that can be had without waiting: all of them are taken before the next ones
   * are asked for. What `takeRow` takes is not among them. @throws UsageError for options that do not fit the file.
   */
  groups(report: Report, takeRow?: TakeRow): AsyncIterable<Iterable<Block>>;
}

/** A memory as plain data, since it goes from thread to thread. */
export interface SharedMemory extends Pick<SourceArguments, 'abi' | 'base'> {
  readonly name: string;
  readonly form: MemoryForm;
  readonly bytes: SharedArrayBuffer | OpenedFile;
}

/**
 * Opens a file, and says what is doubtful about it; what it was taken for is said on request.
 * @throws UsageError for a file that cannot be read, and for options that do not fit it.
 */
export async function openSource(input: InputFile, given: SourceArguments, report: Report): Promise<Source> {
  const { name } = input;
  try {
    const form = formOf(input, given);
    const source =
      form === 'capture' || form === 'netsh'
        ? streamSource(input, form, given)
        : await memorySource(input, form, given);
    const { description = DESCRIPTIONS[form], warnings = [] } = source.memory ?? {};
    const notes = given.verbose ? [`taken for ${description}`, ...warnings] : warnings;
    await report.say(notes.map((message) => `${name}: ${message}`));
    return source;
  } catch (error) {
    throw isDecodeError(error) ? new UsageError(`cannot read ${name}: ${error.reason}`) : error;
  }
}

const DESCRIPTIONS: Readonly<Record<Form, string>> = {
  image: 'memory as it was',
  minidump: 'a minidump',
  capture: 'a capture that describes itself',
  netsh: 'XML of netsh',
};

/** The memory of a file, whole. @throws UsageError for a capture, and for what is no memory. */
export function wholeMemory({ name, memory, form }: Source): OpenedMemory {
  if (memory !== undefined) return memory;
  throw form === 'netsh' ? notForNetsh(name) : notForCaptures(name);
}

/** The blocks of a source, one after another. */
export async function* blocksOf(source: Source, report: Report): AsyncGenerator<Block, void, undefined> {
  for await (const group of source.groups(report)) yield* group;
}

async function* eachAlone<B extends Block>(
  blocks: AsyncIterable<B>,
): AsyncGenerator<Iterable<B>, void, undefined> {
  for await (const block of blocks) yield [block];
}

/** The blocks of a source that are memory. @throws UsageError for what is no memory. */
export async function* memoryBlocks(
  source: Source,
  report: Report,
): AsyncGenerator<MemoryBlock, void, undefined> {
  for await (const block of blocksOf(source, report)) {
    if ('events' in block) throw notForNetsh(source.name);
    yield block;
  }
}

function streamSource(input: InputFile, form: 'capture' | 'netsh', given: SourceArguments): Source {
  return {
    name: input.name,
    memory: undefined,
    form,
    told: '',
    refusal: '',
    size: input.size,
    shared: undefined,
    async *groups(report, takeRow) {
      if (form === 'capture') {
        yield* (await import('./captures.ts')).capturedBlocks(input, given, report, takeRow);
      } else yield* eachAlone((await import('./netsh.ts')).netshBlocks(input, given, report));
    },
  };
}

async function memorySource(input: InputFile, form: MemoryForm, given: SourceArguments): Promise<Source> {
  const { name } = input;
  const bytes = await input.whole(isPlaceOpen(form, given) ? MOST_HELD : MOST_HELD_UNASKED);
  const inference = inferPlace(name, form, bytes, given);
  const { abi, base } = { ...given, ...inference.place };
  const place = { ...(abi === undefined ? {} : { abi }), ...(base === undefined ? {} : { base }) };
  const memory = openMemory(name, form, bytes, place);
  return {
    name,
    memory,
    form,
    told: inference.told,
    refusal: inference.refusal,
    shared: () => ({
      name,
      form,
      bytes: 'read' in bytes ? bytes.shared() : (input.shared?.() ?? sharedCopy(bytes)),
      ...place,
    }),
    groups: (report) => eachAlone(blocksIn({ name, form, memory, inference }, given, report)),
  };
}

/** The same bytes where other threads can see them. */
function sharedCopy(bytes: Uint8Array): SharedArrayBuffer {
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return shared;
}
