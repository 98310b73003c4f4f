/** A server for one browser on this machine: pages under a strict policy, and what they send back. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A page under this policy runs scripts that the server has, talks to the server, and does nothing else. */
export const STRICT = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Nor does it make scripts or markup of text, by any way; creating a worker from an address is one of them. */
export const STRICTEST = `${STRICT}; require-trusted-types-for 'script'; trusted-types 'none'`;

const HEADERS = {
  // Only an isolated page has SharedArrayBuffer.
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
};

export interface File {
  readonly type: 'text/html' | 'text/javascript' | 'application/octet-stream';
  readonly body: string | Uint8Array;
  /** The content security policy: {@link STRICTEST} where none is given. */
  readonly policy?: string;
}

/** Serves files by their path, and hears what is sent to /seen. */
export class PageServer {
  readonly #server: Server;
  #hear: (seen: string) => void = () => undefined;

  private constructor(files: Readonly<Record<string, File>>) {
    this.#server = createServer((request, response) => {
      if (request.method === 'POST' && request.url === '/seen') {
        void text(request).then((seen) => {
          response.writeHead(204, HEADERS).end();
          this.#hear(seen);
        });
        return;
      }
      const file = files[pathOf(request)];
      if (file === undefined) {
        response.writeHead(404, HEADERS).end();
        return;
      }
      response.writeHead(200, {
        ...HEADERS,
        'Content-Type': file.type,
        'Content-Security-Policy': file.policy ?? STRICTEST,
      });
      response.end(file.body);
    });
  }

  static async start(files: Readonly<Record<string, File>>): Promise<PageServer> {
    const server = new PageServer(files);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  /** The address of a path. */
  url(path: string): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}${path}`;
  }

  /** What the next page sends. */
  seen(): Promise<string> {
    return new Promise((resolve) => {
      this.#hear = resolve;
    });
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return new URL(url, 'http://127.0.0.1').pathname;
}
