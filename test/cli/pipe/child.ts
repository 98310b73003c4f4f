/** The command as an engine has it: a process whose replies are read one by one. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { CLI, ENVIRONMENT } from '../command.ts';
import { type CodecName, framed, replyIn } from './support.ts';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

/** As the subprocess processor of Redpanda Connect does it: a message is written, and whatever comes first is taken for its answer. */
export class Child {
  readonly process: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Ended>;
  readonly #codec: CodecName;
  #replies = Buffer.alloc(0);
  #said = '';
  #wake = (): void => undefined;

  constructor(codec: CodecName, args: readonly string[] = []) {
    this.#codec = codec;
    this.process = spawn(process.execPath, [CLI, 'pipe', '--codec', codec, ...args], { env: ENVIRONMENT });
    this.process.stdout.on('data', (chunk: Buffer) => {
      this.#replies = Buffer.concat([this.#replies, chunk]);
      this.#wake();
    });
    this.process.stderr.on('data', (chunk: Buffer) => {
      this.#said += chunk.toString();
      this.#wake();
    });
    this.process.stdin.on('error', () => undefined);
    this.ended = new Promise((resolve) => {
      this.process.on('close', (code, signal) => {
        resolve({ code, signal, stderr: this.#said });
        this.#wake();
      });
    });
  }

  /** Sends a message and returns its answer. Throws what standard error says, when that comes first. */
  ask(message: Uint8Array): Promise<unknown> {
    this.send(framed(this.#codec, message));
    return this.reply();
  }

  send(bytes: Uint8Array): void {
    this.process.stdin.write(bytes);
  }

  /** The next reply. */
  async reply(): Promise<unknown> {
    for (;;) {
      if (this.#said !== '') throw new Error(this.#said);
      const found = replyIn(this.#codec, this.#replies);
      if (found !== undefined) {
        const [reply, end] = found;
        this.#replies = this.#replies.subarray(end);
        return JSON.parse(reply);
      }
      if (this.process.exitCode !== null) throw new Error('it ended without a reply');
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** No more is sent. */
  end(): Promise<Ended> {
    this.process.stdin.end();
    return this.ended;
  }
}
