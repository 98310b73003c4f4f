/** A server of NATS with JetStream, as Debian has it, on a free port of this machine. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection, ConnectOptions } from '../../src/nats/clients.ts';
import { loadClients } from '../../src/nats/packages.ts';

/** Whether there is one. */
export const HAS_NATS: boolean = spawnSync('nats-server', ['--version']).status === 0;
if (!HAS_NATS) console.warn('There is no nats-server: the tests with a server of NATS are left out.');

export class NatsServer {
  readonly port: number;
  readonly url: string;
  readonly #folder: string;
  readonly #args: readonly string[];
  #process: ChildProcess | undefined;

  private constructor(port: number, folder: string, args: readonly string[]) {
    this.port = port;
    this.url = `nats://127.0.0.1:${port}`;
    this.#folder = folder;
    this.#args = args;
  }

  /** @param config lines of its configuration beside what is usual. */
  static async start(config = ''): Promise<NatsServer> {
    const folder = mkdtempSync(join(tmpdir(), 'fwpm-nats-'));
    const file = join(folder, 'server.conf');
    writeFileSync(file, config);
    const port = await freePort();
    const args = ['-c', file, '-js', '-a', '127.0.0.1', '-p', String(port), '-sd', join(folder, 'data')];
    const server = new NatsServer(port, folder, args);
    await server.begin();
    return server;
  }

  /** Starts it again where it was. */
  async begin(): Promise<void> {
    const child = spawn('nats-server', [...this.#args], { stdio: 'ignore' });
    this.#process = child;
    while (!(await isListening(this.port))) {
      if (child.exitCode !== null) throw new Error('nats-server does not start');
      await sleep(20);
    }
  }

  /** Ends it, as a machine that fails would; what it has stays. */
  async end(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child === undefined || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }

  /** It answers nobody, and goes on where it was. */
  pause(): void {
    this.#process?.kill('SIGSTOP');
  }

  resume(): void {
    this.#process?.kill('SIGCONT');
  }

  /** Ends it for good. */
  async remove(): Promise<void> {
    await this.end();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async connect(options: Partial<ConnectOptions> = {}): Promise<Connection> {
    const { transport } = await loadClients();
    const { url } = this;
    return transport.connect({
      servers: url,
      name: 'test',
      maxReconnectAttempts: -1,
      reconnectTimeWait: 100,
      timeout: 5000,
      ...options,
    });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}

/** Whether a server greets who connects. */
async function isListening(port: number): Promise<boolean> {
  const { connect } = await import('node:net');
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const done = (is: boolean): void => {
      socket.destroy();
      resolve(is);
    };
    socket.once('data', () => done(true)).once('error', () => done(false));
    socket.setTimeout(1000, () => done(false));
  });
}
