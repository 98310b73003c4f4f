/** Runs the command in this process, with its output caught. */
import { Writable } from 'node:stream';

export interface Captured<T> {
  readonly result: T;
  readonly stdout: string;
  readonly stderr: string;
}

/** What `call` gives, and what it wrote meanwhile to standard output and standard error. */
export async function captured<T>(call: () => Promise<T>): Promise<Captured<T>> {
  const [stdout, stderr] = [new Collector(), new Collector()];
  const restore = [replaced('stdout', stdout), replaced('stderr', stderr), withoutNewListeners()];
  try {
    return { result: await call(), stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    for (const back of restore) back();
  }
}

function replaced(name: 'stdout' | 'stderr', stream: Writable): () => void {
  const own = Object.getOwnPropertyDescriptor(process, name);
  Object.defineProperty(process, name, { value: stream, configurable: true });
  return () => {
    if (own !== undefined) Object.defineProperty(process, name, own);
  };
}

/** A command listens to its process to the end, which does not come here. */
function withoutNewListeners(): () => void {
  const before = new Set<unknown>(process.eventNames().flatMap((event) => process.rawListeners(event)));
  return () => {
    for (const event of process.eventNames()) {
      for (const listener of process.rawListeners(event)) {
        if (!before.has(listener)) process.off(event, listener as () => void);
      }
    }
  };
}

class Collector extends Writable {
  readonly #chunks: Buffer[] = [];

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.#chunks.push(Buffer.from(chunk));
    done();
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString();
  }
}
