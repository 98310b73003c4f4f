/** Opens outputs, and closes them. */
import { type BigIntStats, constants, fstatSync, open } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { isatty } from 'node:tty';
import { promisify } from 'node:util';
import { UsageError } from '../exit.ts';
import { descriptorNamed, nameOf, STDOUT } from '../files.ts';
import { DescriptorOutput } from './descriptor.ts';
import { unwritable } from './failures.ts';
import type { Output } from './output.ts';
import { StreamOutput } from './stream.ts';
import { assertNotRead, targetOf, unlessAbsent } from './target.ts';

const openFor = promisify(open);

/** Where an output goes. */
export interface Destination {
  /** The name on the command line; standard output where there is none. */
  readonly file?: string | undefined;
  /** The files that are read: none of them may be overwritten. */
  readonly inputs?: readonly string[] | undefined;
  /** Whether it is text for people: on a terminal through a pager, when it is longer than that. */
  readonly isPaged?: boolean | undefined;
}

/** Opens an output for `use` and closes it afterwards; when something fails it is abandoned. */
export async function withOutput<T>(
  { file, inputs, isPaged }: Destination,
  use: (output: Output) => Promise<T>,
): Promise<T> {
  const opened = await openOutput(file, inputs);
  const output = isPaged ? await pagedOn(opened) : opened;
  try {
    const result = await use(output);
    await output.close();
    return result;
  } catch (error) {
    await output.abandon();
    throw error;
  }
}

/** The same output, through a pager if it is a terminal. */
async function pagedOn(opened: Output): Promise<Output> {
  if (!(opened instanceof StreamOutput) || !process.stdout.isTTY) return opened;
  const { pagedOutput } = await import('./paged.ts');
  return pagedOutput(opened, process.stdout);
}

/** Writes chunks, until there are no more or the reader has gone away. */
export async function writeAll(output: Output, chunks: Iterable<Uint8Array | string>): Promise<void> {
  for (const chunk of chunks) {
    await output.write(chunk);
    if (!output.isOpen) return;
  }
}

/**
 * Standard output, or a file when one is named.
 * @param inputs the files that are read: none of them may be overwritten.
 */
export async function openOutput(file = '-', inputs: readonly string[] = []): Promise<Output> {
  const name = file === '-' ? 'standard output' : nameOf(file);
  const descriptor = descriptorNamed(file, STDOUT);
  try {
    if (descriptor !== undefined) return await descriptorOutput(descriptor, name, inputs);
    const found = await unlessAbsent(stat(file, { bigint: true }));
    if (found?.isDirectory()) throw new UsageError(`cannot write ${name}: it is a folder`);
    // A device or a pipe is written to; none is created should it be gone by now.
    if (found && !found.isFile()) {
      const opened = await openFor(file, constants.O_WRONLY);
      return new DescriptorOutput(opened, name, { isOurs: true, isPrompt: isPrompt(found, opened) });
    }
    if (found) await assertNotRead(found, name, inputs);
    if (found) await access(file, constants.W_OK);
    const { FileOutput } = await import('./replacement.ts');
    return new FileOutput(await targetOf(file), name, found);
  } catch (error) {
    throw unwritable(name, error);
  }
}

/** Output to what the caller of the command opened: mostly standard output. */
async function descriptorOutput(
  descriptor: number,
  name: string,
  inputs: readonly string[],
): Promise<Output> {
  const found = fstatSync(descriptor, { bigint: true });
  if (found.isFile()) await assertNotRead(found, name, inputs);
  if (descriptor === STDOUT && isStandardStream(found)) return new StreamOutput(process.stdout, name);
  const size = found.isFile() ? Number(found.size) : undefined;
  return new DescriptorOutput(descriptor, name, { size, isPrompt: isPrompt(found, descriptor) });
}

/** Whether a write waits for nobody: files, and devices such as /dev/null. */
function isPrompt(found: BigIntStats, descriptor: number): boolean {
  return found.isFile() || (found.isCharacterDevice() && !isatty(descriptor));
}

/** Whether standard output is written through Node's stream for it. */
function isStandardStream(found: BigIntStats): boolean {
  // Pipes and terminals may be set not to block, which the stream can handle. And a program that runs the command
  // within itself can have put a stream of its own in the place of Node's.
  return found.isFIFO() || found.isSocket() || isatty(STDOUT) || process.stdout.fd !== STDOUT;
}
