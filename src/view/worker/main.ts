/** The worker of a page: it reads the files and answers, so that the page itself is never busy. */
import { bytesOfBase64 } from '../model/base64.ts';
import { EXPORTS } from '../model/exports.ts';
import type { NamedBlob } from '../model/open.ts';
import type { Embedded, Reply, Request, RequestName, Requests } from '../model/protocol.ts';
import { Session } from '../model/session.ts';

const session = new Session();

/** Milliseconds of reading, between two looks at what is asked. */
const SLICE = 24;

addEventListener('message', ({ data }: MessageEvent<Request>) => void reply(data));

async function reply(request: Request): Promise<void> {
  const { id } = request;
  try {
    tell({ id, answer: await answerTo(request) });
  } catch (error) {
    tell({ id, error: error instanceof Error ? error.message : String(error) });
  }
  if (request.name === 'open') await load();
}

function tell(message: Reply): void {
  postMessage(message);
}

async function answerTo(request: Request): Promise<Requests[RequestName]['answer']> {
  switch (request.name) {
    case 'open':
      return session.open(named(request.ask.files));
    case 'view':
      return session.view(request.ask);
    case 'rows':
      return session.rows(request.ask.first, request.ask.end, request.ask.columns);
    case 'histogram':
      return session.histogram(request.ask.by, request.ask.most);
    case 'overview':
      return session.overview(request.ask.most);
    case 'detail':
      return session.detail(request.ask.row);
    case 'find':
      return session.find(request.ask.row);
    case 'export':
      return exported(request.ask);
  }
}

/** Which files are being read: others can be opened before these are. */
let reading = 0;

async function load(): Promise<void> {
  const own = ++reading;
  let since = performance.now();
  let loaded = 0;
  for (const done of session.load()) {
    loaded = done;
    if (performance.now() - since < SLICE) continue;
    tell({ loaded });
    await task();
    if (own !== reading) return;
    since = performance.now();
  }
  tell({ loaded });
}

const { port1, port2 } = new MessageChannel();

/** Lets what was asked meanwhile have its turn: a timer would wait for longer. */
function task(): Promise<void> {
  return new Promise((resolve) => {
    port1.onmessage = () => resolve();
    port2.postMessage(undefined);
  });
}

function named(files: readonly (Embedded | File)[]): NamedBlob[] {
  return files.map((file) => {
    if (file instanceof File) return { name: file.name, blob: file };
    return { name: file.name, blob: new Blob(file.pieces.map(bytesOfBase64)) };
  });
}

/** Parts of a file that are put together before they are handed over. */
const PART = 2 ** 20;

/** The file, in pieces that the browser keeps where it likes. */
async function exported({ format, columns }: Requests['export']['ask']): Promise<Blob> {
  const blobs: Blob[] = [];
  let parts: (string | Uint8Array<ArrayBuffer>)[] = [];
  let size = 0;
  for (const part of session.exported(format, columns)) {
    parts.push(typeof part === 'string' ? part : part.slice());
    size += part.length;
    if (size < PART) continue;
    blobs.push(new Blob(parts));
    [parts, size] = [[], 0];
    await task();
  }
  return new Blob([...blobs, ...parts], { type: EXPORTS[format].type });
}
