/** The filter engine of fwpuclnt.c, compiled, and what a test says to it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encode, type ValueLayout } from '../../src/index.ts';
import { type ForeignFunction, type ForeignLibrary, loadForeign } from '../../src/live/foreign.ts';
import { type Libraries, processAbi } from '../../src/live/libraries.ts';

/** Whether there is a compiler, and a system whose libraries it makes. */
export const HAS_GCC = process.platform === 'linux' && spawnSync('gcc', ['--version']).status === 0;

/** The newest version of FwpmNetEventSubscribeN that each Windows has; before Windows 7 there was none. */
export type Newest = -1 | 0 | 1 | 2 | 3 | 4;

const SOURCE = fileURLToPath(new URL('fwpuclnt.c', import.meta.url));

const compiled = new Map<Newest, string>();

/** The path of the library. */
export function fakeLibrary(newest: Newest = 4): string {
  const known = compiled.get(newest);
  if (known !== undefined) return known;
  const folder = mkdtempSync(join(tmpdir(), 'fwpm-live-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, `fwpuclnt${newest}.so`);
  const flags = ['-O2', '-Wall', '-Werror', '-shared', '-fPIC', '-pthread', '-fvisibility=hidden'];
  execFileSync('gcc', [...flags, `-DNEWEST=${newest}`, '-o', path, SOURCE]);
  compiled.set(newest, path);
  return path;
}

/** Events that have no memory of their own: what is there, and where pointers are in it. */
export interface Image {
  readonly bytes: Uint8Array;
  readonly root: number;
  readonly pointers: readonly number[];
}

/** A value as an image at 0. What differs where it is laid elsewhere are its pointers. */
export function imageOf(struct: ValueLayout, value: unknown): Image {
  const abi = processAbi();
  const base = 0x10000n;
  const { bytes, address } = encode(struct, value, { abi, base });
  const elsewhere = encode(struct, value, { abi, base: 2n * base });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const other = new DataView(elsewhere.bytes.buffer, elsewhere.bytes.byteOffset, bytes.length);
  const pointers: number[] = [];
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    const [here, there] = [view.getBigUint64(at, true), other.getBigUint64(at, true)];
    if (here === there) continue;
    pointers.push(at);
    view.setBigUint64(at, here - base, true);
  }
  return { bytes, root: Number(address - base), pointers };
}

/** What the engine counts. */
const COUNTS = { blocks: 0, handles: 1, played: 2, optionsSet: 3, filtersAsked: 4 } as const;

export class Fake {
  readonly libraries: Libraries;
  readonly #library: ForeignLibrary;
  readonly #functions = new Map<string, ForeignFunction>();

  private constructor(libraries: Libraries, library: ForeignLibrary) {
    this.libraries = libraries;
    this.#library = library;
  }

  /** An engine without events. One of a version is there once: tests use it one after another. */
  static async load(newest: Newest = 4): Promise<Fake> {
    return Fake.at(fakeLibrary(newest));
  }

  static async at(path: string): Promise<Fake> {
    const foreign = await loadForeign();
    const library = foreign.library(path);
    // Windows has what the library makes up elsewhere.
    const system = process.platform === 'win32' ? foreign.library('kernel32.dll') : library;
    const libraries = { foreign, engine: library, system, shell: library, abi: processAbi() };
    const fake = new Fake(libraries, library);
    fake.#call('FakeReset', []);
    return fake;
  }

  addEvent(image: Image): void {
    const { bytes, root, pointers } = image;
    this.#call(
      'FakeAddEvent',
      ['void *', 'uint32_t', 'uint32_t', 'void *', 'uint32_t'],
      bytes,
      bytes.length,
      root,
      Uint32Array.from(pointers),
      pointers.length,
    );
  }

  /** A filter under its id, or a provider under the first 8 bytes of its key. */
  addFilter(id: bigint, { bytes, root, pointers }: Image): void {
    this.#call(
      'FakeAddFilter',
      ['uint64_t', 'void *', 'uint32_t', 'uint32_t', 'void *', 'uint32_t'],
      id,
      bytes,
      bytes.length,
      root,
      Uint32Array.from(pointers),
      pointers.length,
    );
  }

  /** Tells that a filter was added, or removes it. */
  changeFilter(id: bigint, what: 'added' | 'removed'): void {
    this.#call('FakeChangeFilter', ['uint64_t', 'uint32_t'], id, what === 'added' ? 1 : 2);
  }

  /** A subscription plays so many events, with a pause of so many microseconds after each. */
  play(count: number, pause = 0): void {
    this.#call('FakePlay', ['uint64_t', 'uint32_t'], count, pause);
  }

  /** The time of the first event, as FILETIME; the others follow in ticks. */
  firstTime(time: bigint): void {
    this.#call('FakeFirstTime', ['uint64_t'], time);
  }

  /** So many events are there of the time before; a call gives so many of them at most. */
  history(count: number, page = 0): void {
    this.#call('FakeHistory', ['uint32_t', 'uint32_t'], count, page);
  }

  fail(call: string, status: number): void {
    this.#call('FakeFail', ['str', 'uint32_t'], call, status);
  }

  option(option: number): number {
    return Number(this.#call('FakeOption', ['uint32_t'], option));
  }

  setOption(option: number, value: number): void {
    this.#call('FakeSetOption', ['uint32_t', 'uint32_t'], option, value);
  }

  count(what: keyof typeof COUNTS): number {
    return Number(this.#call('FakeCount', ['uint32_t'], COUNTS[what]));
  }

  /** The address of a page after which nothing can be read. */
  edge(): bigint {
    return BigInt(String(this.#call('FakeEdge', [])));
  }

  #call(name: string, parameters: readonly string[], ...args: readonly unknown[]): unknown {
    let found = this.#functions.get(name);
    if (found === undefined) {
      const result = name === 'FakeEdge' ? 'void *' : 'uint32_t';
      found = this.#library.func('__stdcall', name, result, [...parameters]);
      this.#functions.set(name, found);
    }
    return found(...args);
  }
}
