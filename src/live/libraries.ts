/** The libraries of Windows that live capture calls. */
import type { Abi } from '../layout/index.ts';
import { LiveError } from './error.ts';
import { type Foreign, type ForeignLibrary, loadForeign } from './foreign.ts';

/** Where the functions are. */
export interface Libraries {
  readonly foreign: Foreign;
  /** fwpuclnt.dll: the filter engine's management API. */
  readonly engine: ForeignLibrary;
  /** kernel32.dll. */
  readonly system: ForeignLibrary;
  /** shlwapi.dll. */
  readonly shell: ForeignLibrary;
  /** The ABI of this process. */
  readonly abi: Abi;
}

/** Characters of a path, and more than Windows has in that of its folder. */
const MOST_PATH = 32768;

/**
 * The libraries of this system. fwpuclnt.dll is loaded by its absolute path, which Windows itself is asked for: neither the
 * folder where the command runs nor a variable of the environment can put another one in its place.
 * @throws LiveError on other systems than Windows, and where koffi is not installed.
 */
export async function systemLibraries(): Promise<Libraries> {
  if (process.platform !== 'win32') {
    throw new LiveError(
      'live capture needs Windows: record there with fwpm live --record FILE, and read the file anywhere',
      { code: 'NOT_WINDOWS' },
    );
  }
  const foreign = await loadForeign();
  // One of the libraries that Windows has loaded already, and never takes from elsewhere.
  const system = foreign.library('kernel32.dll');
  const folder = systemFolder(foreign, system);
  const engine = foreign.library(`${folder}\\fwpuclnt.dll`);
  const shell = foreign.library(`${folder}\\shlwapi.dll`);
  return { foreign, engine, system, shell, abi: processAbi() };
}

function systemFolder(foreign: Foreign, system: ForeignLibrary): string {
  const get = foreign.find(system, 'GetSystemDirectoryW', 'uint32_t', ['void *', 'uint32_t']);
  const path = new Uint16Array(MOST_PATH);
  const length = Number(get?.(path, path.length) ?? 0);
  if (length === 0 || length > path.length) {
    throw new LiveError('GetSystemDirectoryW does not say where the system is', {
      code: 'CALL_FAILED',
      call: 'GetSystemDirectoryW',
    });
  }
  return String.fromCharCode(...path.subarray(0, length));
}

const ABIS: Readonly<Partial<Record<NodeJS.Architecture, Abi>>> = { x64: 'x64', ia32: 'x86', arm64: 'arm64' };

/** The ABI of the process that this runs in. */
export function processAbi(): Abi {
  const abi = ABIS[process.arch];
  if (abi === undefined) {
    throw new LiveError(`live capture does not know processors of the kind ${process.arch}`, {
      code: 'NOT_WINDOWS',
    });
  }
  return abi;
}
