/** `fwpm pipe` beside `fwpm decode` on the same captures, through pipes as engines have them. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildEvents } from '../data.mjs';
import { writeMessages } from '../pipe/messages.mjs';
import { writeEvents } from './events.mjs';
import { median } from './median.mjs';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const CODEC = ['--codec', 'length_prefixed_uint32_be'];
const EACH = 100;
const ROUNDS = 5;
const ASKED = 500;

/**
 * Both in turns, on captures of 100 events, from standard input into a pipe; and how long one message waits for its reply.
 * @param {number} count of events
 * @param {string} directory for files of its own
 */
export async function pipeFigures(count, directory) {
  const [captures, messages] = [join(directory, 'captures'), join(directory, 'messages')];
  const many = buildEvents({ count, seed: 42, repeating: true });
  writeMessages(writeEvents(join(directory, 'image'), many), { captures, messages, each: EACH });
  const seconds = { decode: [], pipe: [] };
  const start = median(Array.from({ length: ROUNDS }, () => secondsOf(['--version'], '/dev/null')));
  for (let round = 0; round <= ROUNDS; round++) {
    const decode = secondsOf(['decode', '-', '--jobs', '1'], captures) - start;
    const pipe = secondsOf(['pipe', ...CODEC], messages) - start;
    // The first round fills the caches of the system, and does not count.
    if (round > 0) seconds.decode.push(decode);
    if (round > 0) seconds.pipe.push(pipe);
  }
  const one = join(directory, 'one');
  const single = buildEvents({ count: 1, seed: 42, repeating: true });
  writeMessages(writeEvents(join(directory, 'single'), single), { captures, messages: one, each: 1 });
  const [first, ...others] = await waitsFor(readFileSync(one));
  return {
    decodeEventsPerSecond: Math.round(count / median(seconds.decode)),
    pipeEventsPerSecond: Math.round(count / median(seconds.pipe)),
    firstReplyMs: Number(first.toFixed(2)),
    replyMs: Number(median(others).toFixed(2)),
  };
}

/** The figures as lines. */
export function pipeLines({
  decodeEventsPerSecond: decode,
  pipeEventsPerSecond: pipe,
  firstReplyMs,
  replyMs,
}) {
  const rate = (events) => `${events.toLocaleString('en')} events/s`;
  return [
    `fwpm decode, captures of ${EACH} events through pipes: ${rate(decode)}`,
    `fwpm pipe: ${rate(pipe)}, ${Math.round((100 * pipe) / decode)} % of that`,
    `one message: ${firstReplyMs} ms the first, then ${replyMs} ms`,
  ];
}

/** From start to end, through pipes as engines have them. */
function secondsOf(args, input) {
  const line = 'cat "$0" | "$@" | cat > /dev/null';
  const begin = performance.now();
  const { status } = spawnSync('bash', ['-o', 'pipefail', '-c', line, input, process.execPath, CLI, ...args]);
  if (status !== 0) throw new Error(`fwpm ${args.join(' ')} ended with ${status}`);
  return (performance.now() - begin) / 1000;
}

/** Milliseconds until the reply to a message is there, each sent when the one before is answered. */
async function waitsFor(message) {
  const child = spawn(process.execPath, [CLI, 'pipe', ...CODEC], { stdio: ['pipe', 'pipe', 'inherit'] });
  // After the start: long enough for any machine.
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const waits = [];
  for (let i = 0; i < ASKED; i++) {
    const begin = performance.now();
    child.stdin.write(message);
    await reply(child.stdout);
    waits.push(performance.now() - begin);
  }
  child.stdin.end();
  return waits;
}

/** One reply, whole. */
function reply(stdout) {
  return new Promise((resolve) => {
    let bytes = Buffer.alloc(0);
    stdout.on('data', function take(chunk) {
      bytes = Buffer.concat([bytes, chunk]);
      if (bytes.length < 4 || bytes.length < 4 + bytes.readUInt32BE()) return;
      stdout.off('data', take);
      resolve();
    });
  });
}
