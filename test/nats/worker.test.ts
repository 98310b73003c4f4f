/** A worker on a real server: what becomes of messages. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Connection } from '../../src/nats/clients.ts';
import { loadObjects } from '../../src/nats/packages.ts';
import { fixture } from '../cli/command.ts';
import { EXHAUSTIVE } from '../support/exhaustive.ts';
import { NumberedCaptures, numbersIn } from './captures.ts';
import { HAS_NATS, NatsServer } from './server.ts';
import { type Read, Streams } from './streams.ts';
import { commandDecode, newPlaces, startWorker } from './support.ts';

const CAPTURE = readFileSync(fixture('capture/python-cbor2.cbor'));
const IMAGE = readFileSync(fixture('samples/enum5.bin'));
const EVENTS = 49;
const MAX_PAYLOAD = 65_536;

let server: NatsServer;
let connection: Connection;
let streams: Streams;

const linesIn = (results: readonly Read[]): string[] =>
  results.flatMap(({ bytes }) => bytes.toString().split('\n').slice(0, -1));

describe.runIf(HAS_NATS)('a worker', () => {
  beforeAll(async () => {
    server = await NatsServer.start(`max_payload: ${MAX_PAYLOAD}`);
    connection = await server.connect();
    streams = await Streams.of(connection);
  });
  afterAll(async () => {
    await connection.close();
    await server.remove();
  });

  const PLACE = { 'Fwpm-Base': '0x3507c0', 'Fwpm-Entries': '16' };

  test('publishes the events of messages of every form, in parts where there are too many', async () => {
    const places = await newPlaces(streams);
    const messages: readonly [
      bytes: Uint8Array,
      headers: Readonly<Record<string, string>>,
      events: number,
    ][] = [
      [CAPTURE, {}, EVENTS],
      [gzipSync(CAPTURE), {}, EVENTS],
      [IMAGE, PLACE, 16],
      [IMAGE, { 'fwpm-struct': 'FWPM_NET_EVENT5', 'fwpm-base': '3475392', 'fwpm-at': '0x350840' }, 1],
      [readFileSync(fixture('netsh/netevents.xml')), {}, 3],
    ];
    for (const [i, [bytes, headers]] of messages.entries())
      await streams.publish(places.subject, `${i}`, bytes, headers);
    const worker = startWorker(server, places);
    await streams.untilDone(places.stream, 'fwpm');
    const { messages: did, events } = await worker.stop();
    expect(did).toEqual({ done: messages.length, failed: 0, repeated: 0, returned: 0 });
    const results = await streams.all(places.out);
    expect(results.every(({ bytes }) => bytes.length < MAX_PAYLOAD)).toBe(true);
    const of = (sequence: number) =>
      results.filter((result) => result.header('Fwpm-Sequence') === String(sequence));
    const counts = messages.map((_, i) => linesIn(of(i + 1)).length);
    expect(counts).toEqual(messages.map(([, , count]) => count));
    expect(events).toBe(counts.reduce((sum, count) => sum + count));
    // The same events, whatever they came in.
    expect(linesIn(of(2))).toEqual(linesIn(of(1)));
    expect(linesIn(of(3))).toContain(linesIn(of(4))[0]);
    expect(of(1).map((result) => result.header('Fwpm-Part'))).toEqual(['1/2', '2/2']);
    const [id] = of(1).map((result) => result.header('Nats-Msg-Id'));
    expect(of(1).map((result) => result.header('Nats-Msg-Id'))).toEqual([id, `${id}.2`]);
    expect(of(3).map((result) => result.header('Fwpm-Part'))).toEqual([undefined]);
  });

  const CUT = CAPTURE.subarray(0, CAPTURE.length - 7);

  /** Messages that fail, why, and how many events there are anyway. */
  const POISON: readonly [
    what: string,
    bytes: Uint8Array,
    headers: Readonly<Record<string, string>>,
    why: RegExp,
    events: number,
  ][] = [
    ['nonsense', Buffer.from('nonsense'), {}, /^no events found in the message: .*Fwpm-Base/, 0],
    ['nothing', new Uint8Array(0), {}, /the message/, 0],
    ['a capture that is cut', CUT, {}, /./, 33],
    [
      'an address that is none',
      IMAGE,
      { 'Fwpm-Base': 'here' },
      /^the header Fwpm-Base is here: An address is/,
      0,
    ],
    [
      'a struct that is none',
      IMAGE,
      { ...PLACE, 'Fwpm-Struct': 'FWPM_EVENT5' },
      /^the header Fwpm-Struct is FWPM_EVENT5/,
      0,
    ],
    ['both counts', IMAGE, { ...PLACE, 'Fwpm-Count': '2' }, /exclude each other/, 0],
    [
      'what unpacks to too much',
      gzipSync(Buffer.alloc(2 ** 21)),
      {},
      /unpacks to more than 1048576 bytes \(--max-message\)/,
      0,
    ],
    ['an object without a bucket', new Uint8Array(0), { 'Fwpm-Object': 'o' }, /no Fwpm-Bucket/, 0],
    [
      'an object that is not there',
      new Uint8Array(0),
      { 'Fwpm-Object': 'o', 'Fwpm-Bucket': 'none' },
      /the (object|bucket)/,
      0,
    ],
    ['16 events and more that are not there', IMAGE, { ...PLACE, 'Fwpm-Entries': '20' }, /./, 16],
  ];

  test('keeps what fails as a whole, with the reason, and goes on', async () => {
    const places = await newPlaces(streams);
    for (const [i, [, bytes, headers]] of POISON.entries()) {
      await streams.publish(places.subject, `${i}`, bytes, { ...headers, 'X-From': `machine ${i}` });
    }
    await streams.publish(places.subject, 'last', CAPTURE);
    const worker = startWorker(server, places, { maxDeliver: 1 });
    await streams.untilDone(places.stream, 'fwpm');
    const { messages } = await worker.stop();
    expect(messages).toMatchObject({ done: 1, failed: POISON.length });
    const dead = await streams.all(places.dead);
    const results = await streams.all(places.out);
    for (const [i, [what, bytes, headers, why, events]] of POISON.entries()) {
      const letter = dead.find((each) => each.header('Fwpm-Sequence') === String(i + 1));
      expect(letter?.header('Fwpm-Error'), what).toMatch(why);
      expect(letter?.bytes.equals(bytes), what).toBe(true);
      expect(letter?.header('X-From'), what).toBe(`machine ${i}`);
      expect(letter?.header('Fwpm-Subject'), what).toBe(places.subject);
      for (const [name, value] of Object.entries(headers)) expect(letter?.header(name), what).toBe(value);
      const lines = linesIn(results.filter((result) => result.header('Fwpm-Sequence') === String(i + 1)));
      expect(lines, what).toHaveLength(events);
      expect(lines, what).not.toContain('null');
    }
    expect(worker.notices.filter((notice) => notice.includes('it is in the dead letters'))).toHaveLength(
      POISON.length,
    );
  });

  test('gets what is longer than a message from the Object Store', async () => {
    const places = await newPlaces(streams);
    const { Objm } = await loadObjects();
    const large = new NumberedCaptures('DC01', 200).of(1000);
    expect(large.length).toBeGreaterThan(MAX_PAYLOAD);
    const bucket = await new Objm(connection).create('captures');
    await bucket.putBlob({ name: 'monday/1.cbor' }, large);
    await streams.publish(places.subject, 'large', new Uint8Array(0), {
      'Fwpm-Bucket': 'captures',
      'Fwpm-Object': 'monday/1.cbor',
    });
    const worker = startWorker(server, places);
    await streams.untilDone(places.stream, 'fwpm');
    await worker.stop();
    const numbers = (await streams.all(places.out)).flatMap(({ bytes }) => numbersIn(bytes));
    expect(numbers).toEqual(Array.from({ length: 200 }, (_, i) => 1000 + i));
  });

  test('an object that is longer than allowed fails', async () => {
    const places = await newPlaces(streams);
    await streams.publish(places.subject, 'large', new Uint8Array(0), {
      'Fwpm-Bucket': 'captures',
      'Fwpm-Object': 'monday/1.cbor',
    });
    const worker = startWorker(server, places, { maxObject: 1000, maxDeliver: 1 });
    await streams.untilDone(places.stream, 'fwpm');
    await worker.stop();
    const [letter] = await streams.all(places.dead);
    expect(letter?.header('Fwpm-Error')).toMatch(/has \d+ bytes, and 1000 are the most/);
  });

  test.runIf(EXHAUSTIVE)(
    'what is decoded for longer than the server waits is not delivered again',
    async () => {
      const places = await newPlaces(streams, 600);
      await streams.publish(places.subject, 'slow', CAPTURE);
      let calls = 0;
      const decode = async () => {
        calls++;
        await sleep(1500);
        return { lines: Buffer.from('{"slow":true}\n'), events: 1 };
      };
      const worker = startWorker(server, places, { decode });
      await streams.untilThere(places.out, 1);
      await worker.stop();
      expect(calls).toBe(1);
    },
  );

  test.runIf(EXHAUSTIVE)(
    'decoders that wait for nothing keep nobody from telling that they work',
    async () => {
      const count = 40;
      const places = await newPlaces(streams, 300);
      const captures = new NumberedCaptures('DC01');
      for (let i = 0; i < count; i++) await streams.publish(places.subject, `${i}`, captures.of(i));
      let calls = 0;
      const decode = () => {
        calls++;
        for (const end = performance.now() + 20; performance.now() < end; );
        return { lines: Buffer.from(`{"call":${calls}}\n`), events: 1 };
      };
      const worker = startWorker(server, places, { decode });
      await streams.untilDone(places.stream, 'fwpm');
      await worker.stop();
      expect(calls).toBe(count);
    },
  );

  test('what the server delivers again meanwhile is put in place once', async () => {
    const places = await newPlaces(streams, 300);
    const count = 3;
    for (let i = 0; i < count; i++) await streams.publish(places.subject, `${i}`, CAPTURE);
    const committed: number[] = [];
    const worker = startWorker(server, places, {
      publish: undefined,
      store: () => ({
        has: () => false,
        isFull: false,
        failure: undefined,
        commit: (messages) => committed.push(...messages.map(({ sequence }) => sequence)) > 0,
        abandon: () => undefined,
      }),
      patience: 2000,
      decode: ({ deliveries }) => {
        // Nobody can say that it works on them: all are delivered again.
        if (deliveries === 1) for (const end = performance.now() + 700; performance.now() < end; );
        return { lines: new Uint8Array(0), events: 1 };
      },
    });
    await streams.untilDone(places.stream, 'fwpm');
    await worker.stop();
    expect(committed.sort()).toEqual([1, 2, 3]);
  });

  test('a message that was delivered too often is not looked at', async () => {
    const places = await newPlaces(streams, 100);
    await streams.publish(places.subject, 'bad', Buffer.from('deadly'));
    const consumer = await streams.client.consumers.get(places.stream, 'fwpm');
    for (let i = 0; i < 3; i++) {
      for await (const message of await consumer.fetch({ max_messages: 1, expires: 1000 })) message.nak();
    }
    const decode = () => {
      throw new Error('it was looked at');
    };
    const worker = startWorker(server, places, { decode, maxDeliver: 3 });
    await streams.untilThere(places.dead, 1);
    await worker.stop();
    const [letter] = await streams.all(places.dead);
    expect(letter?.header('Fwpm-Error')).toBe('it was delivered 3 times, and no worker was done with it');
    expect(letter?.bytes.toString()).toBe('deadly');
  });

  test.runIf(EXHAUSTIVE)('the page publishes captures that workers decode', async () => {
    const places = await newPlaces(streams);
    const page = readFileSync(new URL('../../docs/streams.md', import.meta.url), 'utf8');
    const [, program = ''] = /^```js publish\n(.*?)^```$/ms.exec(page) ?? [];
    const run = spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        // Without a file of its own the first argument is in its place.
        program.replace("'captures.dc01'", `'${places.subject}'`).replace('slice(2)', 'slice(1)'),
        fixture('capture/python-cbor2.cbor'),
      ],
      { env: { ...process.env, NATS_URL: server.url }, encoding: 'utf8' },
    );
    expect([run.status, run.stderr]).toEqual([0, '']);
    await streams.untilThere(places.stream, 1);
    const worker = startWorker(server, places);
    await streams.untilDone(places.stream, 'fwpm');
    expect((await worker.stop()).events).toBe(EVENTS);
  });

  test.runIf(EXHAUSTIVE)('the program of the page is a worker, too', async () => {
    const places = await newPlaces(streams);
    const page = readFileSync(new URL('../../docs/streams.md', import.meta.url), 'utf8');
    const [, program = ''] = /^```js library\n(.*?)^```$/ms.exec(page) ?? [];
    const source = program
      .replace('CAPTURES', places.stream)
      .replace("'events'", `'${places.out.toLowerCase()}'`)
      .replace("'failed'", `'${places.dead.toLowerCase()}'`);
    await streams.publish(places.subject, 'good', CAPTURE);
    await streams.publish(places.subject, 'bad', Buffer.from('nonsense'));
    const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
      env: { ...process.env, NATS_URL: server.url },
      stdio: 'inherit',
    });
    const ended = once(child, 'exit');
    await streams.untilDone(places.stream, 'fwpm');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(linesIn(await streams.all(places.out))).toHaveLength(EVENTS);
    expect(await streams.all(places.dead)).toHaveLength(1);
  });

  test('a decoder that throws is a failure of the message', async () => {
    const places = await newPlaces(streams);
    await streams.publish(places.subject, 'odd', CAPTURE);
    const decode = () => {
      throw new RangeError('odd');
    };
    const worker = startWorker(server, places, { decode });
    await streams.untilThere(places.dead, 1);
    expect((await worker.stop()).messages.failed).toBe(1);
    expect((await streams.all(places.dead))[0]?.header('Fwpm-Error')).toBe('odd');
  });

  test('the same message twice is one result', async () => {
    const places = await newPlaces(streams);
    await streams.publish(places.subject, 'once', CAPTURE);
    const first = startWorker(server, places);
    await streams.untilDone(places.stream, 'fwpm');
    await first.stop();
    // Another consumer, as one that has lost its acknowledgements.
    await streams.manager.consumers.add(places.stream, { durable_name: 'again', ack_policy: 'explicit' });
    const second = startWorker(server, places, { consumer: 'again' });
    await streams.untilDone(places.stream, 'again');
    expect((await second.stop()).messages.done).toBe(1);
    expect(await streams.all(places.out)).toHaveLength(2);
  });

  test('an end finishes what was pulled, and nothing else', async () => {
    const places = await newPlaces(streams);
    const count = 40;
    const batch = 10;
    const captures = new NumberedCaptures('DC01');
    for (let i = 0; i < count; i++) await streams.publish(places.subject, `${i}`, captures.of(i));
    const decoding = commandDecode();
    const worker = startWorker(server, places, {
      batch,
      decode: async (message) => {
        if (message.sequence === 3) void worker.stop();
        return await decoding(message);
      },
    });
    const { messages } = await worker.ended;
    const { num_pending, num_ack_pending } = await streams.consumer(places.stream, 'fwpm');
    expect(num_ack_pending).toBe(0);
    expect(messages.done).toBe(count - num_pending);
    expect(messages.done).toBeGreaterThanOrEqual(batch);
    expect(messages.done).toBeLessThan(count);
    expect(await streams.all(places.out)).toHaveLength(messages.done);
  });

  test('an end before the beginning is an end', async () => {
    const places = await newPlaces(streams);
    const worker = startWorker(server, places, { signal: AbortSignal.abort() });
    expect((await worker.ended).messages.done).toBe(0);
    const other = startWorker(server, places);
    expect((await other.stop()).messages.done).toBe(0);
  });

  test('an event that is longer than a message fails, the others are published', async () => {
    const places = await newPlaces(streams);
    await streams.publish(places.subject, 'long', CAPTURE);
    const lines = Buffer.from(`{"n":1}\n{"n":"${'x'.repeat(MAX_PAYLOAD)}"}\n{"n":3}\n`);
    const worker = startWorker(server, places, { decode: () => ({ lines, events: 3 }) });
    await streams.untilThere(places.dead, 1);
    await worker.stop();
    expect(linesIn(await streams.all(places.out))).toEqual(['{"n":1}', '{"n":3}']);
    expect((await streams.all(places.dead))[0]?.header('Fwpm-Error')).toBe(
      '1 of its events is longer than a message can be (max_payload)',
    );
  });

  test('results that their stream refuses are a failure of the message', async () => {
    const places = await newPlaces(streams);
    await streams.add('NARROW', { subjects: ['narrow'], max_msg_size: 1000 });
    await streams.publish(places.subject, 'wide', CAPTURE);
    const worker = startWorker(server, places, { publish: 'narrow' });
    await streams.untilThere(places.dead, 1);
    await worker.stop();
    expect((await streams.all(places.dead))[0]?.header('Fwpm-Error')).toMatch(
      /^its results cannot be published to narrow: /,
    );
  });

  test('a dead letter that its stream finds too long is in shorter parts', async () => {
    const places = await newPlaces(streams);
    await streams.add('SHORT', { subjects: ['short'], max_msg_size: 6000 });
    const long = Buffer.alloc(10_000, 'A');
    await streams.publish(places.subject, 'long', long);
    const worker = startWorker(server, places, { deadLetter: 'short' });
    await streams.untilDone(places.stream, 'fwpm');
    await worker.stop();
    expect(Buffer.concat((await streams.all('SHORT')).map(({ bytes }) => bytes)).equals(long)).toBe(true);
  });

  test('a dead letter of the longest message is in parts', async () => {
    const places = await newPlaces(streams);
    const long = Buffer.alloc(MAX_PAYLOAD - 200, 'A');
    await streams.publish(places.subject, 'long', long);
    const worker = startWorker(server, places);
    await streams.untilDone(places.stream, 'fwpm');
    await worker.stop();
    const dead = await streams.all(places.dead);
    expect(dead.map((letter) => letter.header('Fwpm-Part'))).toEqual(['1/2', '2/2']);
    expect(Buffer.concat(dead.map(({ bytes }) => bytes)).equals(long)).toBe(true);
  });
});
