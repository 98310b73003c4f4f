/** Serves /metrics for Prometheus, and /health for whoever restarts workers. */
import { createServer, type Server, type ServerResponse } from 'node:http';

export interface Address {
  readonly host: string;
  /** 0 for one that is free. */
  readonly port: number;
}

export interface Pages {
  metrics(): Promise<string>;
  /** Whether messages can be taken. */
  isHealthy(): boolean;
}

/** A server of these pages. */
export interface MetricsServer {
  /** Where it is, such as 127.0.0.1:9464. */
  readonly address: string;
  close(): Promise<void>;
}

/** @throws Error where the address is taken, or is none of this machine. */
export async function serveMetrics({ host, port }: Address, pages: Pages): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') answer(response, 405, 'only GET\n');
    else if (request.url === '/metrics') {
      pages.metrics().then(
        (text) => answer(response, 200, text, 'text/plain; version=0.0.4; charset=utf-8'),
        () => answer(response, 500, 'no metrics\n'),
      );
    } else if (request.url === '/health') {
      const isHealthy = pages.isHealthy();
      answer(response, isHealthy ? 200 : 503, isHealthy ? 'ok\n' : 'not connected, or stopping\n');
    } else answer(response, 404, '/metrics and /health are here\n');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return { address: addressOf(server), close: () => closed(server) };
}

function answer(
  response: ServerResponse,
  status: number,
  text: string,
  type = 'text/plain; charset=utf-8',
): void {
  response.writeHead(status, { 'content-type': type, 'x-content-type-options': 'nosniff' });
  response.end(text);
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') return String(address);
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `${host}:${address.port}`;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
