/** Runs before each test file of the probing run: notes which mutants the file's tests come by. */
import { appendFileSync } from 'node:fs';
import { afterAll, beforeAll, expect } from 'vitest';
import { PROBE } from './probeName.ts';

const { PROBE_RESULTS = '' } = process.env;

let comesBy = new Set<number>();
let begin = 0;

Object.assign(globalThis, { [PROBE]: (id: number) => void comesBy.add(id) });

/** What a file says as a line of JSON. Files share what they load: what runs then is nobody's. */
function note(file: string | null, seconds: number): void {
  appendFileSync(PROBE_RESULTS, `${JSON.stringify({ file, mutants: [...comesBy], seconds })}\n`);
  comesBy = new Set();
}

beforeAll(() => {
  note(null, 0);
  begin = performance.now();
});

afterAll(() => note(expect.getState().testPath ?? null, (performance.now() - begin) / 1000));
