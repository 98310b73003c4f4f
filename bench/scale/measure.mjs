/**
 * node bench/scale/measure.mjs [CAPTURES], after a build: what a capture of 100 events costs `fwpm worker` and nats-server, in seconds
 * of a processor, which other work on the machine changes little, and how many bytes come in and go out. docs/scale.md has the figures.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { buildEvents } from '../data.mjs';
import { writeEvents } from '../measure/events.mjs';
import { writeMessages } from '../pipe/messages.mjs';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const EACH = 100;
const PORT = 14_322;
/** Publishes that are under way together. */
const TOGETHER = 50;
const WAYS = [
  ['ndjson, published', ['--publish', 'out.ndjson', '--format', 'ndjson']],
  ['ecs, published', ['--publish', 'out.ecs', '--format', 'ecs']],
  ['parquet, in files', ['-o', 'set', '--partition', 'day,host']],
];

const count = Number(process.argv[2] ?? 2000);
const directory = mkdtempSync(join(tmpdir(), 'fwpm-bench-'));
const server = spawn(
  'nats-server',
  ['-js', '-a', '127.0.0.1', '-p', String(PORT), '-sd', join(directory, 'js')],
  {
    stdio: 'ignore',
  },
);
try {
  const captures = capturesOf(count);
  const bytes = captures.reduce((sum, { length }) => sum + length, 0);
  await sleep(1000);
  const connection = await connect({ servers: `127.0.0.1:${PORT}` });
  const manager = await jetstreamManager(connection);
  const subjects = { IN: 'in', OUT: 'out.*', DEAD: 'dead' };
  for (const [name, subject] of Object.entries(subjects)) {
    await manager.streams.add({ name, subjects: [subject] });
  }
  const published = await taken(() => publishAll(jetstream(connection), captures));
  console.log(
    `${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}; ${count} captures of ${EACH} events`,
  );
  console.log(`capture: ${Math.round(bytes / count / EACH)} bytes per event`);
  row('publish', published);
  for (const [i, [name, args]] of WAYS.entries()) {
    const consumer = `c${i}`;
    const limits = { max_ack_pending: 65_536, ack_wait: 30e9 };
    await manager.consumers.add('IN', { durable_name: consumer, ack_policy: 'explicit', ...limits });
    await manager.streams.purge('OUT');
    row(name, await work(manager, consumer, args));
    const { state } = await manager.streams.info('OUT');
    const written = args[0] === '-o' ? sizeOf(join(directory, 'set')) : state.bytes;
    console.log(`  ${Math.round(written / count / EACH)} bytes per event`);
  }
  await connection.close();
} finally {
  server.kill();
  rmSync(directory, { recursive: true, force: true });
}

function capturesOf(number) {
  const [whole, framed] = [join(directory, 'captures'), join(directory, 'messages')];
  const events = buildEvents({ count: number * EACH, seed: 42, repeating: true });
  writeMessages(writeEvents(join(directory, 'image'), events), {
    captures: whole,
    messages: framed,
    each: EACH,
  });
  const bytes = readFileSync(framed);
  const found = [];
  for (let at = 0; at < bytes.length; at += 4 + bytes.readUInt32BE(at)) {
    found.push(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at)));
  }
  return found;
}

async function publishAll(client, captures) {
  for (let i = 0; i < captures.length; i += TOGETHER) {
    const some = captures.slice(i, i + TOGETHER);
    await Promise.all(
      some.map((capture, j) => client.publish('in', capture, { msgID: `c${i + j}`, timeout: 60_000 })),
    );
  }
}

/** A worker from its first message to its last. Its start is not counted: a capture is taken before. */
async function work(manager, consumer, args) {
  const options = [
    '--server',
    `127.0.0.1:${PORT}`,
    '--stream',
    'IN',
    '--consumer',
    consumer,
    '--dead-letter',
    'dead',
  ];
  const worker = spawn(process.execPath, [CLI, 'worker', ...options, ...args], {
    cwd: directory,
    stdio: 'inherit',
  });
  const left = async () => {
    if (worker.exitCode !== null) throw new Error(`the worker ended with ${worker.exitCode}`);
    const { num_pending, num_ack_pending } = await manager.consumers.info('IN', consumer);
    return num_pending + num_ack_pending;
  };
  while ((await left()) === count && (await manager.consumers.info('IN', consumer)).num_pending === count)
    await sleep(5);
  const result = await taken(async () => {
    while ((await left()) > 0) await sleep(50);
  }, worker);
  worker.kill();
  await new Promise((resolve) => worker.once('exit', resolve));
  return result;
}

/** Seconds by the clock, and of processors. */
async function taken(task, worker) {
  const before = [cpuOf(server), worker === undefined ? 0 : cpuOf(worker)];
  const begin = performance.now();
  await task();
  const wall = (performance.now() - begin) / 1000;
  return {
    wall,
    server: cpuOf(server) - before[0],
    worker: worker === undefined ? 0 : cpuOf(worker) - before[1],
  };
}

/** Seconds of processors that a process took: Linux counts hundredths. */
function cpuOf({ pid }) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function row(name, { wall, server: ofServer, worker }) {
  const each = (seconds) => `${((1000 * seconds) / count).toFixed(2)} ms`;
  console.log(
    `${name}: by the clock ${each(wall)} a capture (${Math.round(count / wall)} a second), worker ${each(worker)}, server ${each(ofServer)}`,
  );
}

function sizeOf(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.parquet'));
  return names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
