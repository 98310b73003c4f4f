/** What a file holds, in one shape for every form: commands do not ask which form it is. */
import { UsageError } from '../exit.ts';
import { type Block, blockIn } from './blocks.ts';
import { blocksOf, type OnIssues } from './captures.ts';
import type { InputFile, OpenedFile } from './file.ts';
import { formOf, type SourceArguments } from './form.ts';
import { type MemoryForm, type OpenedMemory, openMemory } from './memory.ts';

export interface Source {
  /** What messages call the file. */
  readonly name: string;
  /** What the file was taken for. */
  readonly description: string;
  /** What is doubtful about it. */
  readonly warnings: readonly string[];
  /** The one memory that the file is; undefined for a capture, where each block has its own. */
  readonly memory: OpenedMemory | undefined;
  /** For other threads: what they open the same memory with; undefined where they cannot. */
  readonly shared: (() => SharedMemory) | undefined;
  /** The structs that are meant. @throws UsageError for options that do not fit the file. */
  blocks(onIssues: OnIssues): AsyncIterable<Block>;
}

/** A memory as plain data, since it goes from thread to thread. */
export interface SharedMemory extends Pick<SourceArguments, 'abi' | 'base'> {
  readonly name: string;
  readonly form: MemoryForm;
  readonly bytes: SharedArrayBuffer | OpenedFile;
}

/** @throws UsageError for options that do not fit the file; DecodeError for a dump that cannot be read. */
export async function openSource(input: InputFile, given: SourceArguments): Promise<Source> {
  const form = formOf(input, given);
  return form === 'capture' ? captureSource(input, given) : memorySource(input, form, given);
}

/** The memory of a file, whole. @throws UsageError for a capture. */
export function wholeMemory({ name, memory }: Source): OpenedMemory {
  if (memory !== undefined) return memory;
  throw new UsageError(
    `${name} is a capture, which says itself where its events are: \`fwpm decode\` shows them`,
  );
}

function captureSource(input: InputFile, given: SourceArguments): Source {
  return {
    name: input.name,
    description: 'a capture that describes itself',
    warnings: [],
    memory: undefined,
    shared: undefined,
    blocks: (onIssues) => blocksOf(input, given, onIssues),
  };
}

async function memorySource(input: InputFile, form: MemoryForm, given: SourceArguments): Promise<Source> {
  const { name } = input;
  const { abi, base } = given;
  const bytes = await input.whole();
  const memory = openMemory(name, form, bytes, given);
  return {
    name,
    description: memory.description,
    warnings: memory.warnings,
    memory,
    shared: () => ({
      name,
      form,
      bytes: 'read' in bytes ? bytes.opened : sharedCopy(bytes),
      ...(abi === undefined ? {} : { abi }),
      ...(base === undefined ? {} : { base }),
    }),
    async *blocks() {
      yield blockIn(name, form, memory, given);
    },
  };
}

/** The same bytes where other threads can see them. */
function sharedCopy(bytes: Uint8Array): SharedArrayBuffer {
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return shared;
}
