/** What a worker tells of itself. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Metrics } from '../../src/nats/metrics.ts';
import { NumberedCaptures } from './captures.ts';
import { HAS_NATS, NatsServer } from './server.ts';
import { Streams } from './streams.ts';
import { newPlaces, type Running, startWorker } from './support.ts';

const SAMPLE = /^fwpm_worker_[a-z_]+(\{[a-z]+="[^"]+"\})? (\d+(\.\d+)?(e-\d+)?|NaN)$/;

/** Samples by their names, after each line was held against the format. */
function samplesIn(text: string): Map<string, number> {
  const samples = new Map<string, number>();
  const lines = text.split('\n');
  expect(lines.pop()).toBe('');
  for (const line of lines) {
    if (/^# (HELP fwpm_worker_\w+ [A-Z].*\.|TYPE fwpm_worker_\w+ (counter|gauge|histogram))$/.test(line))
      continue;
    expect(line).toMatch(SAMPLE);
    const [name = '', value] = line.split(' ');
    samples.set(name.replace('fwpm_worker_', ''), Number(value));
  }
  return samples;
}

test('times are counted in buckets, each with those below it', () => {
  const metrics = new Metrics();
  for (const seconds of [0.0005, 0.005, 0.005, 0.5, 60]) metrics.settled('done', seconds);
  const samples = samplesIn(metrics.text({ lag: 7, held: 3, isConnected: false }));
  const buckets = ['0.001', '0.01', '0.1', '1', '10', '+Inf'].map((le) =>
    samples.get(`message_seconds_bucket{le="${le}"}`),
  );
  expect(buckets).toEqual([1, 3, 3, 4, 4, 5]);
  expect(samples.get('message_seconds_count')).toBe(5);
  expect(samples.get('message_seconds_sum')).toBeCloseTo(60.5105);
  expect([samples.get('lag_messages'), samples.get('held_messages'), samples.get('connected')]).toEqual([
    7, 3, 0,
  ]);
});

describe.runIf(HAS_NATS)('on a server', () => {
  let server: NatsServer;
  let streams: Streams;
  let close: () => Promise<void>;
  beforeAll(async () => {
    server = await NatsServer.start();
    const connection = await server.connect();
    streams = await Streams.of(connection);
    close = () => connection.close();
  });
  afterAll(async () => {
    await close();
    await server.remove();
  });

  async function addressOf({ notices }: Running): Promise<string> {
    for (;;) {
      const [address] = notices.flatMap((notice) => /http:\/\/127\.0\.0\.1:\d+/.exec(notice) ?? []);
      if (address !== undefined) return address;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  test('the pages say what was done, and whether there is a connection', async () => {
    const places = await newPlaces(streams);
    const captures = new NumberedCaptures('DC01', 5);
    const bytes = captures.of(0).length;
    await streams.publish(places.subject, 'a', captures.of(0));
    await streams.publish(places.subject, 'b', Buffer.from('nonsense'));
    const worker = startWorker(server, places, { metrics: { host: '127.0.0.1', port: 0 } });
    await streams.untilDone(places.stream, 'fwpm');
    const address = await addressOf(worker);
    const page = await fetch(`${address}/metrics`);
    expect(page.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const samples = samplesIn(await page.text());
    expect(Object.fromEntries(samples)).toMatchObject({
      'messages_total{outcome="done"}': 1,
      'messages_total{outcome="failed"}': 1,
      events_total: 5,
      received_bytes_total: bytes + 'nonsense'.length,
      published_total: 1,
      duplicates_total: 0,
      message_seconds_count: 2,
      lag_messages: 0,
      held_messages: 0,
      connected: 1,
    });
    const statusOf = async (path: string, method = 'GET') => (await fetch(address + path, { method })).status;
    expect(await statusOf('/health')).toBe(200);
    expect(await statusOf('/')).toBe(404);
    expect(await statusOf('/metrics', 'POST')).toBe(405);
    await server.end();
    while ((await statusOf('/health')) === 200);
    expect(await statusOf('/health')).toBe(503);
    await server.begin();
    while ((await statusOf('/health')) === 503);
    await worker.stop();
    await expect(fetch(`${address}/health`)).rejects.toThrow();
  });

  test('an address that is taken is said', async () => {
    const places = await newPlaces(streams);
    const first = startWorker(server, places, { metrics: { host: '127.0.0.1', port: 0 } });
    const port = Number(/\d+$/.exec(await addressOf(first))?.[0]);
    const second = startWorker(server, places, { metrics: { host: '127.0.0.1', port } });
    await expect(second.ended).rejects.toThrow(/address already in use/);
    await first.stop();
  });
});
