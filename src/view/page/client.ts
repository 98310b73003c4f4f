/** The worker as functions. */
import type { Progress, Reply, RequestName, Requests } from '../model/protocol.ts';
import { inflatedText } from './blocks.ts';

type Answer = Requests[RequestName]['answer'];

/** Who waits for an answer. */
interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

export class Client {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  /** Hears how far the files are read. */
  onProgress: (progress: Progress) => void = () => undefined;
  /** Hears how many events are written. */
  onExported: (count: number) => void = () => undefined;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => this.#hear(data));
    worker.addEventListener('error', ({ message }) => this.#fail(message));
  }

  /** Starts the worker that is in the page. */
  static async start(): Promise<Client> {
    const url = URL.createObjectURL(new Blob([await inflatedText('worker')], { type: 'text/javascript' }));
    return new Client(new Worker(trusted(url)));
  }

  ask<N extends RequestName>(name: N, ask: Requests[N]['ask']): Promise<Requests[N]['answer']>;
  ask(name: RequestName, ask: Requests[RequestName]['ask']): Promise<Answer> {
    const id = ++this.#asked;
    this.#worker.postMessage({ id, name, ask });
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
  }

  #hear(reply: Reply): void {
    if ('progress' in reply) {
      this.onProgress(reply.progress);
      return;
    }
    if ('exported' in reply) {
      this.onExported(reply.exported);
      return;
    }
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('error' in reply) waiting?.reject(new Error(reply.error));
    else waiting?.resolve(reply.answer);
  }

  #fail(message: string): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(message));
    this.#waiting.clear();
  }
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

declare const trustedTypes: TrustedTypes | undefined;

/** The address of the page's own worker, as a policy of the page wants to have it said where browsers ask. */
function trusted(url: string): string {
  if (typeof trustedTypes === 'undefined') return url;
  return trustedTypes.createPolicy('fwpm', { createScriptURL: () => url }).createScriptURL(url);
}
