/** Which sources are changed, and which tests ought to notice. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { mutantsOf, type SourceMutant } from './mutants.ts';

interface Room {
  /** Folders and files of src. */
  readonly sources: readonly string[];
  /** The tests that run, in this order, until one fails. */
  readonly tests: readonly string[];
}

/** src/wfp has a mutation test of its own; src/cli is tested as a program that was built before. */
export const ROOMS: readonly Room[] = [
  { sources: ['src/arbitration'], tests: ['test/arbitration'] },
  { sources: ['src/capture'], tests: ['test/capture'] },
  { sources: ['src/codec'], tests: ['test/codec', 'test/fixtures', 'test/faults'] },
  { sources: ['src/events'], tests: ['test/events', 'test/format'] },
  {
    sources: ['src/fast/columns', 'src/fast/json', 'src/fast/wasm'],
    tests: ['test/read', 'test/fast', 'test/fixtures'],
  },
  { sources: ['src/filters'], tests: ['test/filters', 'test/format'] },
  { sources: ['src/format'], tests: ['test/format', 'test/internal'] },
  { sources: ['src/internal'], tests: ['test/internal'] },
  { sources: ['src/layout'], tests: ['test/layout', 'test/wfp', 'test/read', 'test/codec'] },
  { sources: ['src/live'], tests: ['test/live'] },
  { sources: ['src/memory'], tests: ['test/memory', 'test/read', 'test/capture'] },
  { sources: ['src/names'], tests: ['test/names', 'test/format'] },
  { sources: ['src/nats'], tests: ['test/nats'] },
  { sources: ['src/netsh'], tests: ['test/netsh'] },
  { sources: ['src/read'], tests: ['test/read', 'test/fixtures', 'test/format/json.test.ts'] },
  { sources: ['src/redact'], tests: ['test/redact'] },
  { sources: ['src/scan'], tests: ['test/scan'] },
  { sources: ['src/summary'], tests: ['test/summary'] },
  {
    sources: ['src/tables'],
    tests: ['test/tables/tables.test.ts', 'test/tables/docs.test.ts', 'test/tables/stretches.test.ts'],
  },
  { sources: ['src/util'], tests: ['test/util', 'test/format', 'test/where'] },
  { sources: ['src/view/model'], tests: ['test/view'] },
  { sources: ['src/walk'], tests: ['test/walk', 'test/capture', 'test/fast'] },
  { sources: ['src/where'], tests: ['test/where'] },
];

export interface Trial {
  readonly mutant: SourceMutant;
  readonly tests: readonly string[];
}

/**
 * Some mutants of each room, which a seed chooses; all have the same chance. What is chosen are names, so that a sample
 * stays as it is where others change, or come to it.
 */
export function sample(seed: number, each: number): Trial[] {
  return ROOMS.flatMap(({ sources, tests }) => {
    const mutants = sources.flatMap(filesIn).flatMap(mutantsOf);
    if (mutants.length === 0) throw new Error(`no mutants in ${sources.join(', ')}`);
    return mutants
      .map((mutant) => ({ mutant, tests, lot: lotOf(seed, mutant.name) }))
      .sort((a, b) => (a.lot < b.lot ? -1 : 1))
      .slice(0, each)
      .map(({ mutant }) => ({ mutant, tests }));
  });
}

/** The lot that a name draws: the lowest ones are taken. */
function lotOf(seed: number, name: string): string {
  return createHash('sha256').update(`${seed} ${name}`).digest('hex');
}

/** The sources of a folder, in the order of their names. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .sort();
}
