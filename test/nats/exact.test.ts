/**
 * What is promised whatever happens: each event once. Workers are killed at moments that a seed chooses, and the server with all
 * that it holds in memory.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EXHAUSTIVE } from '../support/exhaustive.ts';
import { withDuckDB } from '../tables/support.ts';
import { NumberedCaptures, numbersIn } from './captures.ts';
import { HAS_NATS, NatsServer } from './server.ts';
import { type Read, Streams } from './streams.ts';
import { WorkerProcess } from './workers.ts';

const SEED = 20261130;
const MESSAGES = EXHAUSTIVE ? 200_000 : 1000;
const WORKERS = EXHAUSTIVE ? 3 : 1;
const KILLS = EXHAUSTIVE ? 10 : 1;
/** The message before which the server is killed. */
const RESTART = EXHAUSTIVE ? 100_000 : undefined;
/** Every so many messages one that nobody can read. */
const POISON = 500;
/** Publishes that are under way together. */
const TOGETHER = 500;
const SECOND = 1e9;
/** Only to end a hang. */
const TIMEOUT = 600_000;
/** What a worker says when it begins. */
const TAKING = /taking messages from the stream IN/;
const ACK_WAIT = EXHAUSTIVE ? 5 * SECOND : SECOND;

const folder = mkdtempSync(join(tmpdir(), 'fwpm-exact-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Numbers of 0 to 1, the same each time. */
function* chances(seed: number): Generator<number, never, undefined> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

const isPoison = (number: number): boolean => number % POISON === POISON - 1;
const nonsense = (number: number): Buffer => Buffer.from(`nonsense ${number}`);
const poisoned = Math.floor(MESSAGES / POISON);

describe.runIf(HAS_NATS)('each event once', () => {
  let server: NatsServer;
  let workers: WorkerProcess[];

  beforeEach(async () => {
    server = await NatsServer.start();
    workers = [];
  });

  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.kill('SIGKILL')));
    await server.remove();
  });

  /** Publishes all messages while workers take them, some of which are killed. Returns the streams, when all is done. */
  async function work(args: readonly string[]): Promise<{ streams: Streams; close: () => Promise<void> }> {
    const connection = await server.connect();
    const streams = await Streams.of(connection);
    for (const name of ['IN', 'OUT', 'DEAD']) await streams.add(name, { duplicate_window: 3600 * SECOND });
    await streams.manager.consumers.add('IN', {
      durable_name: 'fwpm',
      ack_policy: 'explicit',
      ack_wait: ACK_WAIT,
      max_ack_pending: 20_000,
    });
    const all = [
      '--server',
      server.url,
      '--stream',
      'IN',
      '--dead-letter',
      'dead',
      '--max-deliver',
      '100',
      ...args,
    ];
    const begin = (): WorkerProcess => new WorkerProcess(all);
    workers = Array.from({ length: WORKERS }, begin);
    const chance = chances(SEED);
    const kills = Array.from({ length: KILLS }, () => Math.floor(MESSAGES * chance.next().value)).sort(
      (a, b) => a - b,
    );
    const captures = new NumberedCaptures('DC01');
    for (let next = 0; next < MESSAGES; next += TOGETHER) {
      // A worker that finds no server when it begins ends, as it should.
      if (next === RESTART) await Promise.all(workers.map((worker) => worker.said(TAKING)));
      const numbers = Array.from({ length: Math.min(TOGETHER, MESSAGES - next) }, (_, i) => next + i);
      const restart = next === RESTART ? server.end().then(() => server.begin()) : undefined;
      await Promise.all(
        numbers.map((number) =>
          streams.publish(
            'in',
            `capture ${number}`,
            isPoison(number) ? nonsense(number) : captures.of(number),
          ),
        ),
      );
      await restart;
      while ((kills[0] ?? MESSAGES) < next + TOGETHER) {
        kills.shift();
        const index = Math.floor(WORKERS * chance.next().value);
        const worker = workers[index];
        expect(await worker?.kill('SIGKILL'), worker?.stderr).toEqual({ code: null, signal: 'SIGKILL' });
        workers[index] = begin();
      }
    }
    await streams.untilDone('IN', 'fwpm');
    for (const worker of workers)
      expect(await worker.kill('SIGTERM'), worker.stderr).toEqual({ code: 0, signal: null });
    return { streams, close: () => connection.close() };
  }

  function expectDeadLetters(dead: readonly Read[]): void {
    expect(dead).toHaveLength(poisoned);
    const texts = dead.map(({ bytes }) => Number(bytes.toString().replace('nonsense ', '')));
    expect(texts.sort((a, b) => a - b)).toEqual(
      Array.from({ length: poisoned }, (_, i) => (i + 1) * POISON - 1),
    );
    for (const letter of dead)
      expect(letter.header('Fwpm-Error')).toMatch(/^no events found in the message: /);
  }

  test.runIf(EXHAUSTIVE)(
    'published',
    async () => {
      const { streams, close } = await work(['--publish', 'out', '--batch', '100']);
      const results = await streams.all('OUT');
      // The stream left out what it had, so that no id is there twice.
      expect(new Set(results.map((result) => result.header('Nats-Msg-Id'))).size).toBe(results.length);
      const numbers = results.flatMap(({ bytes }) => numbersIn(bytes));
      expect(numbers).toHaveLength(MESSAGES - poisoned);
      expect(new Set(numbers).size).toBe(MESSAGES - poisoned);
      expectDeadLetters(await streams.all('DEAD'));
      await close();
    },
    TIMEOUT,
  );

  test(
    'in Parquet files',
    async () => {
      const into = join(folder, 'set');
      const { streams, close } = await work([
        '-o',
        into,
        '--partition',
        'day,host',
        '--max-wait',
        EXHAUSTIVE ? '2' : '0.2',
      ]);
      const rows = await withDuckDB({}, async (database) => {
        const sql = `SELECT count(*), count(DISTINCT filter_id), min(filter_id), max(filter_id) FROM read_parquet('${into}/**/*.parquet')`;
        return (await database.runAndReadAll(sql)).getRows().map((row) => row.map(Number));
      });
      expect(rows).toEqual([[MESSAGES - poisoned, MESSAGES - poisoned, 0, MESSAGES - 2]]);
      // Whoever was killed left nothing behind that is still there.
      expect(readdirSync(join(into, '_fwpm', 'pending'))).toEqual([]);
      expectDeadLetters(await streams.all('DEAD'));
      await close();
    },
    TIMEOUT,
  );
});
