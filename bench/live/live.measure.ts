/** How many events per second `fwpm live` takes from an engine that never pauses: npm run bench:live. */
import { spawn } from 'node:child_process';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { NET_EVENTS } from '../../src/events/netEvents.ts';
import { ENVIRONMENT } from '../../test/cli/command.ts';
import { fakeLibrary, imageOf } from '../../test/live/fake.ts';
import { liveProgram } from '../../test/live/program.ts';
import { type Scenario, VARIABLE } from '../../test/live/scenario.ts';
import { drop, event5 } from '../../test/support/events.ts';

const EVENTS = 100_000;
const ROUNDS = 3;

const folder = mkdtempSync(join(tmpdir(), 'fwpm-bench-live-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const RECORDED = join(folder, 'bench.cbor');

/** The seconds of a run, in which no event is lost and nothing else goes wrong. */
async function secondsOf(count: number, args: readonly string[]): Promise<number> {
  const events = [1n, 2n, 3n].map((filterId) =>
    imageOf(NET_EVENTS.FWPM_NET_EVENT5, event5('CLASSIFY_DROP', drop({ filterId }))),
  );
  const scenario: Scenario = { library: fakeLibrary(), events, count, isInterrupted: true };
  const json = JSON.stringify(scenario, (_, value: unknown) =>
    value instanceof Uint8Array ? [...value] : value,
  );
  const program = await liveProgram();
  rmSync(RECORDED, { force: true });
  const begun = performance.now();
  const child = spawn(process.execPath, [program, 'live', ...args], {
    env: { ...ENVIRONMENT, [VARIABLE]: json },
    stdio: ['ignore', openSync('/dev/null', 'w'), 'pipe'],
  });
  let stderr = '';
  child.stderr?.on('data', (data: Buffer) => {
    stderr += data.toString();
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  const seconds = (performance.now() - begun) / 1000;
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'left: 0 blocks, 0 handles, keywords 0\n' });
  return seconds;
}

test.each([
  ['NDJSON', []],
  ['NDJSON and a capture', ['--record', RECORDED]],
  ['text', ['--format', 'text']],
])('%s', async (name, args) => {
  const seconds: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const start = await secondsOf(0, args);
    seconds.push((await secondsOf(EVENTS, args)) - start);
  }
  const best = Math.min(...seconds);
  console.log(
    `${name}: ${Math.round(EVENTS / best)} events/s (${seconds.map((s) => s.toFixed(2)).join(', ')} s)`,
  );
});
