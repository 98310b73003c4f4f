/** Prints a row for each kind of mutation in the order of the kinds, then the sums, and the mutants that survive the layout tests. */
import type { Reporter, TestModule } from 'vitest/node';
import { KINDS } from './change.ts';
import { type Outcome, survivorsOf } from './outcome.ts';
import { reasonFor } from './survivors.ts';

const COLUMNS: readonly (readonly [title: string, counts: (outcome: Outcome) => boolean])[] = [
  ['mutants', () => true],
  ['refused', ({ isRefused }) => isRefused],
  ['layout tests', ({ isKilledByLayoutTests }) => isKilledByLayoutTests],
  ['blobs', ({ isKilledByBlobs }) => isKilledByBlobs],
  ['survivors', (outcome) => survivorsOf([outcome]).length > 0],
];

export default class MutationReporter implements Reporter {
  /** Results come in any order, the more so on a busy machine: rows are printed when all of them are there. */
  onTestRunEnd(modules: readonly TestModule[]): void {
    const outcomes = modules.flatMap(({ children }) =>
      [...children.allTests()].flatMap((testCase) => testCase.meta().outcomes ?? []),
    );
    const titles = COLUMNS.map(([title]) => title);
    print(line('mutation', titles));
    for (const kind of KINDS) {
      const some = outcomes.filter((outcome) => outcome.kind === kind);
      if (some.length > 0) print(row(kind, some));
    }
    print(row('all', outcomes));
    print('');
    print(`the layout tests kill ${score(outcomes, 'isKilledByLayoutTests')}`);
    print(`careful decoding of blobs kills ${score(outcomes, 'isKilledByBlobs')}`);
    printSurvivors(survivorsOf(outcomes));
  }
}

/** Each of them, under the reason that it shares with others. */
function printSurvivors(survivors: readonly Outcome[]): void {
  for (const reason of new Set(survivors.map(reasonFor))) {
    const some = survivors.filter((survivor) => reasonFor(survivor) === reason);
    print('');
    print(`${some.length} survive: ${reason ?? 'NOBODY HAS EXPLAINED WHY'}`);
    for (const { kind, name, isKilledByBlobs } of some) {
      print(`    ${kind}: ${name}${isKilledByBlobs ? ' (killed by blobs)' : ''}`);
    }
  }
}

function score(outcomes: readonly Outcome[], by: 'isKilledByLayoutTests' | 'isKilledByBlobs'): string {
  const built = outcomes.filter(({ isRefused }) => !isRefused);
  const killed = built.filter((outcome) => outcome[by]).length;
  return `${killed} of ${built.length} that are not refused: ${((100 * killed) / built.length).toFixed(1)} %`;
}

function row(title: string, outcomes: readonly Outcome[]): string {
  return line(
    title,
    COLUMNS.map(([, counts]) => String(outcomes.filter(counts).length)),
  );
}

function line(title: string, cells: readonly string[]): string {
  return [title.padEnd(28), ...cells.map((cell) => cell.padStart(12))].join(' ');
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
