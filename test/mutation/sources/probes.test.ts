/** That probes are where the mutants are, and what is made of what they say. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseAst } from 'vitest/node';
import { mutantsOf } from './mutants.ts';
import { PROBE } from './probeName.ts';
import { Probes, probed } from './probes.ts';

/** Functions of all kinds, classes, and constants that are made when the file is loaded. */
const FILES = ['src/util/text.ts', 'src/util/nearest.ts', 'src/scan/evidence.ts', 'src/read/decode.ts'];

describe.each(FILES)('%s with probes', (file) => {
  const mutants = mutantsOf(file);
  const code = probed(file, [...mutants.entries()]);

  test('is code, with one for each mutant', () => {
    expect(mutants.length).toBeGreaterThan(0);
    expect(() => parseAst(code)).not.toThrow();
    const ids = Array.from(code.matchAll(new RegExp(`${PROBE}\\((\\d+)\\)`, 'g')), ([, id]) => Number(id));
    expect(ids.sort((a, b) => a - b)).toEqual([...mutants.keys()]);
  });
});

describe('what a probing run says', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fwpm-probes-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const results = join(folder, 'probes.ndjson');
  const notes = [
    { file: null, mutants: [3], seconds: 0 },
    { file: '/test/scan/slow.test.ts', mutants: [0, 1], seconds: 9 },
    { file: '/test/scan/quick.test.ts', mutants: [1], seconds: 1 },
    { file: '/test/read/other.test.ts', mutants: [0, 1, 2], seconds: 0.1 },
  ];
  writeFileSync(results, notes.map((note) => `${JSON.stringify(note)}\n`).join(''));
  const probes = new Probes(results);
  const files = (id: number) => probes.filesFor(id, (file) => file.startsWith('/test/scan/'));

  test('are the files that come by a mutant, the quickest first', () => {
    expect(files(0)).toEqual(['/test/scan/slow.test.ts']);
    expect(files(1)).toEqual(['/test/scan/quick.test.ts', '/test/scan/slow.test.ts']);
    expect(files(2)).toEqual([]);
  });

  test('are all files for what runs when a file is loaded', () => {
    expect(files(3)).toEqual(['/test/scan/quick.test.ts', '/test/scan/slow.test.ts']);
  });
});
