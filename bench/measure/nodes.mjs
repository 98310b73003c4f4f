/** The command on other versions of Node, which npm has as packages. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { buildEvents } from '../data.mjs';
import { writeEvents } from './events.mjs';
import { fwpm, inTurns, placeOf } from './program.mjs';

const SEED = 42;
const VERSIONS = ['22', '24'];

/** Formats take long for each event: so many times fewer are enough. */
const FEWER = 10;

/**
 * What the command takes on this Node, and on those that npm can get, in turns: its start, lines of JSON, and ECS.
 * @param {string} directory for files of its own
 * @param {{ programEvents: number, programRounds: number }} plan
 * @returns {Record<string, Record<string, import('./program.mjs').Run>>} by version and work.
 */
export function nodeFigures(directory, { programEvents: count, programRounds }) {
  const events = buildEvents({ count, seed: SEED, repeating: true });
  const image = writeEvents(join(directory, 'nodes.bin'), events);
  const few = { ...image, count: Math.ceil(count / FEWER) };
  const work = {
    version: ['--version'],
    ndjson: ['decode', ...placeOf(image), '--jobs', '1'],
    ecs: ['decode', ...placeOf(few), '--jobs', '1', '--format', 'ecs'],
  };
  const nodes = nodesIn(directory);
  const figures = Object.fromEntries(nodes.map((node) => [versionOf(node), {}]));
  for (const [name, args] of Object.entries(work)) {
    const programs = nodes.map((node) => [versionOf(node), { ...fwpm(...args), program: node }]);
    for (const [version, run] of Object.entries(inTurns(Object.fromEntries(programs), programRounds)))
      figures[version][name] = run;
  }
  return figures;
}

/** The figures as lines. */
export function nodeLines(figures) {
  return Object.entries(figures).flatMap(([version, works]) =>
    Object.entries(works).map(([work, { seconds }]) => `node ${version}, ${work}: ${seconds.toFixed(2)} s`),
  );
}

/** This one, and the others where they can be had. */
function nodesIn(directory) {
  const name = `node-${process.platform}-${process.arch}`;
  const others = VERSIONS.map((version) => `node${version}@npm:${name}@${version}`);
  try {
    const args = [
      'install',
      '--no-save',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--prefix',
      directory,
    ];
    execFileSync('npm', [...args, ...others], { stdio: 'ignore' });
  } catch {
    console.log(`npm does not give ${others.join(', ')}: this Node alone is measured`);
    return [process.execPath];
  }
  const paths = VERSIONS.map((version) => join(directory, 'node_modules', `node${version}`, 'bin', 'node'));
  return [process.execPath, ...paths];
}

function versionOf(node) {
  return execFileSync(node, ['--version'], { encoding: 'utf8' }).trim().slice(1);
}
