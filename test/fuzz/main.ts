/** `npm run fuzz`: each target in a process of its own, for some time or for one input. */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { mebibytes } from './meter.ts';
import { type Summary, supervise } from './supervise.ts';
import { TARGETS } from './targets.ts';
import type { Told } from './tasks.ts';

const NAMES = TARGETS.map(({ name }) => name);

const USAGE = `npm run fuzz -- [options]
  --target NAME   only this one; can be given several times: ${NAMES.join(', ')}
  --seconds N     how long for each target (10)
  --seed N        0 to 4294967295 (another one each time)
  --index I       only this input of the target, and nothing is saved
  --jobs N        targets at the same time (as many as there are processors)
Findings are saved in fixtures/crashes. Exit code: 0 nothing was found, 1 something was, 2 wrong usage.`;

process.exitCode = await main();

async function main(): Promise<number> {
  const options = optionsIn(process.argv.slice(2));
  if (options === undefined) {
    console.error(USAGE);
    return 2;
  }
  const { targets, seconds, seed, index, jobs } = options;
  console.log(`seed ${seed}`);
  const waiting = [...targets];
  let findings = 0;
  const worker = async (): Promise<void> => {
    for (let target = waiting.shift(); target !== undefined; target = waiting.shift()) {
      const summary = await supervise({
        target,
        seed,
        seconds,
        index,
        onFinding: (finding) => console.log(findingText(finding)),
      });
      findings += summary.findings;
      console.log(summaryText(target, summary));
    }
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  return findings > 0 ? 1 : 0;
}

interface Options {
  readonly targets: readonly string[];
  readonly seconds: number;
  readonly seed: number;
  readonly index: number | undefined;
  readonly jobs: number;
}

/** The options; undefined where they are wrong. */
function optionsIn(args: readonly string[]): Options | undefined {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...args],
      options: {
        target: { type: 'string', multiple: true },
        seconds: text,
        seed: text,
        index: text,
        jobs: text,
      },
    });
    const targets = values.target ?? NAMES;
    const seconds = Number(values.seconds ?? 10);
    const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32));
    const index = values.index === undefined ? undefined : Number(values.index);
    const jobs = Number(values.jobs ?? cpus().length);
    const isRight =
      targets.every((name) => NAMES.includes(name)) &&
      seconds > 0 &&
      seed === seed >>> 0 &&
      (index === undefined || (Number.isSafeInteger(index) && index >= 0 && targets.length === 1)) &&
      Number.isInteger(jobs) &&
      jobs > 0;
    return isRight ? { targets, seconds, seed, index, jobs } : undefined;
  } catch {
    return undefined;
  }
}

function findingText({ target, seed, index, message, stack, saved }: Told): string {
  const where = `--target ${target} --seed ${seed} --index ${index}`;
  const [what = ''] = message.split('\n');
  const frames = stack.split('\n').filter((line) => line.startsWith('    at '));
  const file = saved === undefined ? [] : [`fixtures/crashes/${saved}.json`];
  const lines = [
    `FOUND ${where}`,
    `  ${what.slice(0, 300)}`,
    ...file.map((name) => `  ${name}`),
    ...frames.slice(0, 8),
  ];
  // What is found may do something to terminals.
  return lines.map((line) => line.replace(/\p{Cc}/gu, '?')).join('\n');
}

function summaryText(target: string, { inputs, refused, findings, cost, slowest, kept }: Summary): string {
  const worst = `worst ${cost.milliseconds.toFixed(1)} ms (index ${slowest}), ${mebibytes(cost.bytes)}`;
  return `${target.padEnd(14)} ${inputs} inputs, ${refused} refused, ${worst}, kept ${mebibytes(kept)}, ${findings} findings`;
}
