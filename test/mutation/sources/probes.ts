/** Probes: which tests come by a mutant, so that only they are run with it. */
import { readFileSync } from 'node:fs';
import { parseAst } from 'vitest/node';
import { codeOf, isNode, type Node, nodesIn, type SourceMutant } from './mutants.ts';
import { PROBE } from './probeName.ts';

/** The code of a source that says by which of its mutants it comes: each has a probe where its function begins. */
export function probed(
  file: string,
  mutants: readonly (readonly [id: number, mutant: SourceMutant])[],
): string {
  const code = codeOf(file);
  const bodies = bodiesIn(code);
  const insertions: [at: number, text: string][] = [];
  for (const [id, mutant] of mutants) {
    const body = innermost(bodies, mutant);
    // What stands in no function runs when the file is loaded: before any test.
    if (body === undefined) insertions.push([code.length, `\n${PROBE}(${id});`]);
    else if (body.type === 'BlockStatement') insertions.push([body.start + 1, `${PROBE}(${id});`]);
    else insertions.push([body.start, `(${PROBE}(${id}), `], [body.end, ')']);
  }
  return insertions
    .sort(([a], [b]) => b - a)
    .reduce((text, [at, inserted]) => text.slice(0, at) + inserted + text.slice(at), code);
}

function bodiesIn(code: string): Node[] {
  return [...nodesIn(parseAst(code))].flatMap(({ type, body }) =>
    FUNCTIONS.includes(type) && isNode(body) ? [body] : [],
  );
}

const FUNCTIONS = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];

function innermost(bodies: readonly Node[], { start, end }: SourceMutant): Node | undefined {
  const around = bodies.filter((body) => body.start <= start && end <= body.end);
  return around.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
}

/** What a test file says in a probing run. */
interface Note {
  /** Undefined for what ran while files were loaded: that is no file's own. */
  readonly file: string | null;
  readonly mutants: readonly number[];
  readonly seconds: number;
}

/** What a probing run found out. */
export class Probes {
  readonly #notes: readonly Note[];

  /** @param file with a note in each line. */
  constructor(file: string) {
    const lines = readFileSync(file, 'utf8').split('\n');
    this.#notes = lines.filter((line) => line !== '').map((line): Note => JSON.parse(line));
  }

  /** Of some test files, those that come by a mutant, the quickest first; all where it runs before any test. */
  filesFor(id: number, among: (file: string) => boolean): string[] {
    const isLoaded = this.#notes.some(({ file, mutants }) => file === null && mutants.includes(id));
    return this.#notes
      .flatMap(({ file, mutants, seconds }) =>
        file !== null && among(file) && (isLoaded || mutants.includes(id)) ? [{ file, seconds }] : [],
      )
      .sort((a, b) => a.seconds - b.seconds)
      .map(({ file }) => file);
  }
}
