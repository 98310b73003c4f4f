/** The worker of a page: it reads the files and answers, so that the page itself is never busy. */
import { EXPORTS } from '../model/exports.ts';
import type { NamedFile } from '../model/open.ts';
import { sectionsOf } from '../model/overview.ts';
import type { Progress, Reply, Request, RequestName, Requests } from '../model/protocol.ts';
import { Session } from '../model/session.ts';
import { BlobKeeper, FileKeeper } from './blobKeeper.ts';
import { PageFiles } from './pieces.ts';

const session = new Session();
const pageFiles = new PageFiles();

/** Milliseconds of work, between two looks at what is asked. */
const SLICE = 16;

addEventListener('message', ({ data }: MessageEvent<Request>) => void reply(data));

async function reply(request: Request): Promise<void> {
  const { id } = request;
  try {
    tell({ id, answer: await answerTo(request) });
  } catch (error) {
    tell({ id, error: error instanceof Error ? error.message : String(error) });
  }
}

function tell(message: Reply): void {
  postMessage(message);
}

async function answerTo(request: Request): Promise<Requests[RequestName]['answer']> {
  switch (request.name) {
    case 'open':
      return opened(request.ask.files);
    case 'piece':
      await pageFiles.add(request.ask);
      return undefined;
    case 'view':
      return session.view(request.ask);
    case 'rows':
      return session.rows(request.ask.first, request.ask.end, request.ask.columns);
    case 'check':
      return session.check(request.ask.first, request.ask.end);
    case 'histogram':
      return session.histogram(request.ask.by, request.ask.most);
    case 'overview':
      return sectionsOf(await inSlices(session.overview(request.ask.most)));
    case 'detail':
      return session.detail(request.ask.row);
    case 'find':
      return session.find(request.ask.row);
    case 'export':
      return exported(request.ask);
  }
}

// --- reading -------------------------------------------------------------------------------------------------

/** Reads files, and answers as soon as there is something to see. */
function opened(files: readonly File[] | undefined): Promise<Progress> {
  return new Promise((resolve, reject) => {
    readAll(files, resolve).catch(reject);
  });
}

async function readAll(
  files: readonly File[] | undefined,
  onFirst: (progress: Progress) => void,
): Promise<void> {
  let since = performance.now();
  const named = files === undefined ? pageFiles : await Promise.all(inOrder(files).map(namedFile));
  for await (const _ of session.read(named)) {
    onFirst(progress());
    if (performance.now() - since < SLICE) continue;
    tell({ progress: progress() });
    await task();
    since = performance.now();
  }
  onFirst(progress());
  tell({ progress: progress() });
}

/** What can name filters first: events that are there before would be looked at twice. */
function inOrder(files: readonly File[]): File[] {
  const isText = ({ name }: File): boolean => /\.xml(?:\.gz)?$/i.test(name);
  return [...files.filter(isText), ...files.filter((file) => !isText(file))];
}

function progress(): Progress {
  const { events, names, notes, isWhole, isAdded } = session;
  return { events, names, notes, isDone: isWhole, isAdded };
}

async function namedFile(file: File): Promise<NamedFile> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const isPacked = first === 0x1f && second === 0x8b;
  const keeper = isPacked ? new BlobKeeper() : new FileKeeper(file);
  return { name: file.name, bytes: file.stream(), keeper };
}

const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();

/** Lets what was asked meanwhile have its turn: a timer would wait for longer. */
function task(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(undefined);
  });
}

/** All of something that takes a while. */
async function inSlices<T>(parts: Iterable<T>): Promise<T[]> {
  const all: T[] = [];
  let since = performance.now();
  for (const part of parts) {
    all.push(part);
    if (performance.now() - since < SLICE) continue;
    await task();
    since = performance.now();
  }
  return all;
}

// --- exports -------------------------------------------------------------------------------------------------

/** Parts of a file that are put together before they are handed over. */
const PART = 2 ** 20;

/** The file, in pieces that the browser keeps where it likes. */
async function exported({ format, columns }: Requests['export']['ask']): Promise<Blob> {
  const blobs: Blob[] = [];
  let parts: (string | Uint8Array<ArrayBuffer>)[] = [];
  let size = 0;
  let since = performance.now();
  let count = 0;
  for (const part of session.exported(format, columns)) {
    parts.push(typeof part === 'string' ? part : part.slice());
    size += part.length;
    count++;
    if (size >= PART) {
      blobs.push(new Blob(parts));
      [parts, size] = [[], 0];
    }
    if (performance.now() - since < SLICE) continue;
    tell({ exported: format === 'capture' ? 0 : count });
    await task();
    since = performance.now();
  }
  return new Blob([...blobs, ...parts], { type: EXPORTS[format].type });
}
