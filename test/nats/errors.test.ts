/** What keeps a worker from working: what it says, and what else it does. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import {
  isWorkerError,
  runWorker,
  WorkerError,
  type WorkerErrorCode,
  type WorkerOptions,
} from '../../src/nats/index.ts';
import { fwpm } from '../cli/command.ts';
import { EXHAUSTIVE, rows } from '../support/exhaustive.ts';
import { NumberedCaptures, numbersIn } from './captures.ts';
import { HAS_NATS, NatsServer } from './server.ts';
import { Streams } from './streams.ts';
import { commandDecode, newPlaces, startWorker } from './support.ts';
import { WorkerProcess } from './workers.ts';

const folder = mkdtempSync(join(tmpdir(), 'fwpm-worker-errors-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a worker ends with. */
async function errorOf(options: Partial<WorkerOptions>): Promise<[code: WorkerErrorCode, message: string]> {
  try {
    const ended = AbortSignal.timeout(10_000);
    const decode = commandDecode();
    await runWorker({
      stream: 'IN',
      consumer: 'fwpm',
      decode,
      publish: 'out',
      deadLetter: 'dead',
      signal: ended,
      ...options,
    });
  } catch (error) {
    if (isWorkerError(error)) return [error.code, error.message];
    throw error;
  }
  throw new Error('it worked');
}

const NEEDED = ['--stream', 'IN', '--dead-letter', 'dead'];

test.each(
  rows(
    [
      [['--dead-letter', 'dead', '--publish', 'out'], "required option '--stream <name>' not specified"],
      [['--stream', 'IN', '--publish', 'out'], "required option '--dead-letter <subject>' not specified"],
      [NEEDED, 'a worker has one place for results: --publish with a subject, or -o with a folder'],
      [[...NEEDED, '--publish', 'out', '-o', 'set'], 'a worker has one place for results'],
      [[...NEEDED, '--publish', 'out', '--format', 'parquet'], '--format parquet is for -o with a folder'],
      [[...NEEDED, '--publish', 'out', '--partition', 'day'], '--partition is for -o with a folder'],
      [[...NEEDED, '-o', 'set', '--format', 'ecs'], '-o is for --format parquet, and not for ecs'],
      [[...NEEDED, '-o', '-'], '-o needs a folder'],
      [[...NEEDED, '--publish', 'out', '--metrics', 'here'], 'Take a port such as 9464'],
      [[...NEEDED, '--publish', 'out', '--metrics', '99999'], 'Take a port such as 9464'],
      [[...NEEDED, '--publish', 'out', '--batch', '0'], 'Take a number of 1 to 10000'],
      [[...NEEDED, '--publish', 'out', '--max-wait', '0'], 'Take seconds, up to 3600'],
      [[...NEEDED, '--publish', 'out', '--creds', 'none'], 'cannot read none: there is no such file'],
      [[...NEEDED, '--publish', 'out', '--server', '127.0.0.1:1'], 'cannot connect to 127.0.0.1:1: '],
    ] as const,
    14,
  ),
)('%j', async (args, message) => {
  const { code, stdout, stderr } = await fwpm(['worker', ...args]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
});

test('without the packages it says how to get them', async () => {
  const hooks = `export async function resolve(name, context, next) {
    if (!name.startsWith('@nats-io/')) return next(name, context);
    throw Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });
  }`;
  const file = join(folder, 'without.mjs');
  const url = `data:text/javascript,${encodeURIComponent(hooks)}`;
  writeFileSync(file, `import { register } from 'node:module';\nregister(${JSON.stringify(url)});\n`);
  const worker = new WorkerProcess([...NEEDED, '--publish', 'out'], { NODE_OPTIONS: `--import=${file}` });
  expect(await worker.ended).toEqual({ code: 2, signal: null });
  expect(worker.stderr).toBe(
    'fwpm: the worker needs the package @nats-io/transport-node beside fwpm: npm install @nats-io/transport-node@3 @nats-io/jetstream@3 @nats-io/obj@3, with -g where fwpm was installed with it\n',
  );
});

test('an error has the one that it comes of, where there is one', () => {
  const cause = new Error('no route');
  expect(new WorkerError('NO_SERVER', 'no server', cause).cause).toBe(cause);
  expect(new WorkerError('NO_SERVER', 'no server')).not.toHaveProperty('cause');
});

test('a worker has one place for results', async () => {
  const decode = commandDecode();
  const store = () => {
    throw new Error('it was opened');
  };
  const options = { stream: 'IN', consumer: 'fwpm', decode, deadLetter: 'dead' };
  await expect(runWorker(options)).rejects.toThrow('either a subject to publish to or a store');
  await expect(runWorker({ ...options, publish: 'out', store })).rejects.toThrow('either a subject');
});

describe.runIf(HAS_NATS && EXHAUSTIVE)('on a server', () => {
  let server: NatsServer;
  let streams: Streams;
  let close: () => Promise<void>;

  beforeAll(async () => {
    server = await NatsServer.start();
    const connection = await server.connect();
    streams = await Streams.of(connection);
    close = () => connection.close();
    await streams.add('IN');
    for (const name of ['OUT', 'DEAD']) await streams.add(name);
  });
  afterAll(async () => {
    await close();
    await server.remove();
  });

  test('what is not there', async () => {
    const servers = server.url;
    expect(await errorOf({ servers, stream: 'NONE' })).toEqual([
      'NO_STREAM',
      expect.stringContaining('there is no such stream: nats stream ls shows'),
    ]);
    expect(await errorOf({ servers })).toEqual([
      'NO_CONSUMER',
      expect.stringContaining('nats consumer add STREAM NAME'),
    ]);
    const manager = streams.manager.consumers;
    await manager.add('IN', { durable_name: 'fwpm', ack_policy: 'explicit' });
    expect(await errorOf({ servers, publish: 'nowhere' })).toEqual([
      'NO_STREAM',
      expect.stringContaining('no stream takes what is published to nowhere: nats stream add'),
    ]);
    expect(await errorOf({ servers, deadLetter: 'nowhere' })).toEqual([
      'NO_STREAM',
      expect.stringContaining('nowhere'),
    ]);
  });

  test('consumers of another kind', async () => {
    const servers = server.url;
    const { consumers } = streams.manager;
    await consumers.add('IN', { durable_name: 'pushing', ack_policy: 'explicit', deliver_subject: 'pushed' });
    await consumers.add('IN', { durable_name: 'loose', ack_policy: 'none' });
    await consumers.add('IN', { durable_name: 'once', ack_policy: 'explicit', max_deliver: 1 });
    for (const [consumer, words] of [
      ['pushing', 'pushes its messages'],
      ['loose', 'ack_policy none'],
      ['once', 'delivers each message once'],
    ] as const) {
      expect(await errorOf({ servers, consumer })).toEqual([
        'UNFIT_CONSUMER',
        expect.stringContaining(words),
      ]);
    }
  });

  test('a consumer that is taken away ends the worker', async () => {
    const places = await newPlaces(streams);
    const worker = startWorker(server, places);
    await streams.publish(places.subject, 'a', new NumberedCaptures('DC01').of(1));
    await streams.untilThere(places.out, 1);
    await streams.remove(places.stream, 'fwpm');
    await expect(worker.ended).rejects.toThrow(`the consumer fwpm of the stream ${places.stream} is gone`);
  });

  test('a store that cannot write ends the worker, and loses nothing', async () => {
    const places = await newPlaces(streams);
    await streams.publish(places.subject, 'a', new NumberedCaptures('DC01').of(1));
    const full = new Error('no space left on the device');
    let abandoned = 0;
    const worker = startWorker(server, places, {
      publish: undefined,
      store: () => ({
        has: () => false,
        isFull: true,
        failure: full,
        commit: () => true,
        abandon: () => {
          abandoned++;
        },
      }),
    });
    await expect(worker.ended).rejects.toBe(full);
    expect(abandoned).toBe(1);
    await streams.untilReturned(places.stream, 'fwpm');
    expect(await streams.all(places.dead)).toEqual([]);
  });

  test('a store that cannot be opened ends the worker before it begins', async () => {
    const places = await newPlaces(streams);
    const file = join(folder, 'plain');
    writeFileSync(file, '');
    const set = join(file, 'set');
    const args = ['--stream', places.stream, '--dead-letter', places.dead.toLowerCase(), '-o', set];
    const { code, stderr } = await fwpm(['worker', '--server', server.url, ...args]);
    expect([code, stderr]).toEqual([2, `fwpm: cannot write ${set}: a part of its path is not a folder\n`]);
  });

  test('a batch that another worker has in part is delivered again', async () => {
    const places = await newPlaces(streams);
    const captures = new NumberedCaptures('DC01');
    for (let i = 0; i < 3; i++) await streams.publish(places.subject, `${i}`, captures.of(i));
    const tried: number[][] = [];
    const worker = startWorker(server, places, {
      publish: undefined,
      patience: 1,
      store: () => ({
        has: ({ sequence }, isRedelivered) => isRedelivered && sequence === 2,
        isFull: false,
        failure: undefined,
        commit: (messages) => tried.push(messages.map(({ sequence }) => sequence)) > 1,
        abandon: () => undefined,
      }),
    });
    await streams.untilDone(places.stream, 'fwpm');
    const { messages } = await worker.stop();
    expect(messages.repeated).toBeLessThanOrEqual(1);
    expect(messages.done + messages.repeated).toBe(3);
    expect(messages.returned).toBe(tried[0]?.length);
  });

  test('a server that restarts is waited for', async () => {
    const own = await NatsServer.start();
    onTestFinished(() => own.remove());
    const connection = await own.connect();
    const others = await Streams.of(connection);
    const places = await newPlaces(others);
    const worker = startWorker(own, places);
    const captures = new NumberedCaptures('DC01');
    await others.publish(places.subject, '1', captures.of(1));
    await others.untilThere(places.out, 1);
    await own.end();
    while (!worker.notices.includes('the server is gone: waiting for it')) await sleep(10);
    await own.begin();
    await others.publish(places.subject, '2', captures.of(2));
    await others.untilThere(places.out, 2);
    expect(worker.notices).toContain('connected again');
    // What the server had not written down of the first one's acknowledgement is lost: it may come again.
    const { done, failed } = (await worker.stop()).messages;
    expect(done).toBeGreaterThanOrEqual(2);
    expect(failed).toBe(0);
    expect((await others.all(places.out)).flatMap(({ bytes }) => numbersIn(bytes))).toEqual([1, 2]);
    await connection.close();
  });
});

describe.runIf(HAS_NATS)('a server that asks who it is', () => {
  let server: NatsServer;
  beforeAll(async () => {
    server = await NatsServer.start('authorization { users = [{ user: fwpm, password: right }] }');
  });
  afterAll(() => server.remove());

  test('refuses others, in words that do not repeat the password', async () => {
    for (const options of [{}, { user: 'fwpm', password: 'wrong' }, { token: 'right' }]) {
      const [code, message] = await errorOf({ servers: server.url, ...options });
      expect(code).toBe('REFUSED');
      expect(message).toMatch(
        / refuses this user \(.*\): look at the user and password, the token or the credentials$/,
      );
    }
    const [, message] = await errorOf({ servers: server.url.replace('//', '//fwpm:wrong@') });
    expect(message).not.toContain('wrong');
  });

  test('needs no more rights than the page says', async () => {
    const page = readFileSync(new URL('../../docs/streams.md', import.meta.url), 'utf8');
    const [, config = ''] = /^```text nats.conf\n(.*?)^```$/ms.exec(page) ?? [];
    const admin = '{ user: admin, password: all }, ';
    const own = await NatsServer.start(
      config.replace('$WORKER_PASSWORD', 'right').replace('users = [', `users = [${admin}`),
    );
    onTestFinished(() => own.remove());
    const connection = await own.connect({ user: 'admin', pass: 'all' });
    const streams = await Streams.of(connection);
    const names = { stream: 'CAPTURES', subject: 'captures', out: 'EVENTS', dead: 'FAILED' };
    for (const name of [names.stream, names.out, names.dead]) await streams.add(name);
    await streams.manager.consumers.add('CAPTURES', { durable_name: 'fwpm', ack_policy: 'explicit' });
    await streams.publish('captures', '1', new NumberedCaptures('DC01').of(1));
    await streams.publish('captures', '2', Buffer.from('nonsense'));
    const worker = startWorker(own, names, { user: 'worker', password: 'right' });
    await streams.untilDone('CAPTURES', 'fwpm');
    expect((await worker.stop()).messages).toMatchObject({ done: 1, failed: 1 });
    expect(worker.notices.filter((notice) => notice.startsWith('the server says'))).toEqual([]);
    await connection.close();
  });

  test.runIf(EXHAUSTIVE)('gets the user from variables; --create makes what is not there, once', async () => {
    const args = ['--server', server.url, ...NEEDED, '--create', 'in.>', '--publish', 'out'];
    const env = { NATS_USER: 'fwpm', NATS_PASSWORD: 'right' };
    const connection = await server.connect({ user: 'fwpm', pass: 'right' });
    const streams = await Streams.of(connection);
    for (const number of [1, 2]) {
      const worker = new WorkerProcess([...args, '--metrics', '0'], env);
      await worker.said(/taking messages from/);
      await streams.publish('in.a', `${number}`, new NumberedCaptures('DC01').of(number));
      await streams.untilDone('IN', 'fwpm');
      expect(await worker.kill('SIGINT')).toEqual({ code: 0, signal: null });
    }
    expect(await streams.all('OUT')).toHaveLength(2);
    await connection.close();
  });

  test.runIf(EXHAUSTIVE)('a second signal ends it at once', async () => {
    const connection = await server.connect({ user: 'fwpm', pass: 'right' });
    const streams = await Streams.of(connection);
    const places = await newPlaces(streams);
    const args = ['--server', server.url, '--stream', places.stream, '--publish', places.out.toLowerCase()];
    const worker = new WorkerProcess(
      [...args, '--dead-letter', places.dead.toLowerCase(), '--metrics', '0'],
      {
        NATS_USER: 'fwpm',
        NATS_PASSWORD: 'right',
      },
    );
    await worker.said(/taking messages from/);
    server.pause();
    worker.process.kill('SIGTERM');
    await sleep(300);
    expect(await worker.kill('SIGTERM')).toEqual({ code: null, signal: 'SIGTERM' });
    server.resume();
    await connection.close();
  });
});
