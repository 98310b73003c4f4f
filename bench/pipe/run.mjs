/**
 * node bench/pipe/run.mjs [EVENTS], after a build: `fwpm pipe` beside `fwpm decode` on the same captures of 100 events, both from
 * standard input into a pipe, in turns; and how long one message waits for its reply. The section `pipe` of the benchmark.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildEvents } from '../data.mjs';
import { writeEvents } from '../measure/events.mjs';
import { median } from '../measure/median.mjs';
import { writeMessages } from './messages.mjs';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const CODEC = ['--codec', 'length_prefixed_uint32_be'];
const EACH = 100;
const ROUNDS = 5;
const ASKED = 500;

const count = Number(process.argv[2] ?? 500_000);
const directory = mkdtempSync(join(tmpdir(), 'fwpm-bench-'));
try {
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
  const [decode, pipe] = [median(seconds.decode), median(seconds.pipe)];
  const rate = (taken) => `${Math.round(count / taken).toLocaleString('en')} events/s`;
  console.log(`fwpm decode: ${rate(decode)}`);
  console.log(`fwpm pipe: ${rate(pipe)}, ${Math.round((100 * decode) / pipe)} % of that`);
  const one = join(directory, 'one');
  const single = buildEvents({ count: 1, seed: 42, repeating: true });
  writeMessages(writeEvents(join(directory, 'single'), single), { captures, messages: one, each: 1 });
  const waits = await waitsFor(readFileSync(one));
  const first = waits[0].toFixed(2);
  console.log(`one message: ${first} ms the first, then ${median(waits.slice(1)).toFixed(2)} ms`);
} finally {
  rmSync(directory, { recursive: true });
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
