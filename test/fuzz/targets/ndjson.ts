/** ndjson: to the byte the lines of toJson, in chunks of any size, with an engine and without. */
import assert from 'node:assert/strict';
import { type DecodeError, type Memory, type NdjsonOptions, ndjson, toJson } from '../../../src/index.ts';
import { loadEngine } from '../../../src/wasm.ts';
import { carefully } from '../../support/columns.ts';
import { assertSame, assertTelling, factsOf, outcomeOf } from '../assertions.ts';
import type { ImageKind } from '../images.ts';
import { structNamed } from '../images.ts';
import type { Meter } from '../meter.ts';
import type { Random } from '../random.ts';
import { type Question, readTolerantly } from '../soundness.ts';
import { drawSpecimen, memoryOf, type Specimen } from '../specimen.ts';
import { targetOf } from '../target.ts';

const ENGINE = await loadEngine();

interface Input extends Specimen {
  readonly chunkBytes: number;
  readonly reuse: boolean;
  /** Whether an engine writes the lines. */
  readonly byEngine?: boolean;
}

export const ndjsonTarget = targetOf('ndjson', drawInput, (input, meter) => {
  const { struct, roots, limits, chunkBytes, reuse, byEngine = false } = input;
  const layout = structNamed(struct);
  const image = memoryOf(input);
  const question = { layout, roots, limits };
  const reading = readTolerantly(question, image, meter);
  const lines = reading.values.map((value) => `${toJson(layout, value)}\n`);
  const isWhole = 'address' in roots || roots.count === lines.length;

  for (const memory of [image, carefully(image)]) {
    const issues: DecodeError[] = [];
    const onIssue = (issue: DecodeError): void => void issues.push(issue);
    const options = { limits, chunkBytes, reuse, engine: byEngine ? ENGINE : undefined };
    const tolerant = chunksOf(question, memory, { ...options, onIssue }, lines.length, meter);
    assertLines(tolerant, lines, isWhole);
    if (isWhole)
      assertSame(issues.map(factsOf), reading.issues.map(factsOf), 'issues of ndjson and of decode');

    // Strictly the lines before the first that cannot be read.
    const strict: string[] = [];
    const outcome = outcomeOf(() => chunksOf(question, memory, options, lines.length, meter, strict));
    const [first] = reading.issues;
    if ('error' in outcome) {
      assertTelling(outcome.error, layout.ctype);
      assert(!isWhole || first !== undefined, `strictly, and only so: ${outcome.error.message}`);
      const index = Number(/^\[(\d+)\]/.exec(outcome.error.path)?.[1] ?? 0);
      assertLines(strict, lines.slice(0, index), index <= lines.length);
    } else {
      assert(!isWhole || first === undefined, `not thrown strictly: ${first?.message}`);
      assertLines(strict, lines, isWhole);
    }
  }
  return reading.issues.length > 0 ? 'refused' : 'taken';
});

function drawInput(random: Random): Input {
  const kind = random.pick<ImageKind>(['struct', 'array', 'entries', 'entries']);
  const specimen = drawSpecimen(kind, random);
  // Thousands of lines in each chunk would take long, and show nothing that ten do not show.
  const isLong = 'count' in specimen.roots && specimen.roots.count > 1000;
  const chunkBytes = isLong ? 100 : random.pick([1, 2, 100, 1000, 5000, 65536]);
  return { ...specimen, chunkBytes, reuse: random.oneIn(2), byEngine: random.oneIn(2) };
}

/** The chunks, as text, until there are as many lines as are needed. */
function chunksOf(
  { layout, roots }: Question,
  memory: Memory,
  options: NdjsonOptions,
  needed: number,
  meter: Meter,
  texts: string[] = [],
): string[] {
  const kept: Uint8Array[] = [];
  const chunks = meter.run(() => ndjson(layout, memory, roots, options));
  for (let lines = 0; lines < needed; ) {
    const { done, value: chunk } = meter.run(() => chunks.next());
    if (done || chunk === undefined) break;
    const text = Buffer.from(chunk).toString();
    assert(text.endsWith('\n'), 'a chunk ends within a line');
    lines += text.split('\n').length - 1;
    kept.push(chunk);
    texts.push(text);
  }
  if (options.reuse === true) return texts;
  for (const [i, chunk] of kept.entries())
    assert.equal(Buffer.from(chunk).toString(), texts[i], 'a chunk changed afterwards');
  return texts;
}

/** The lines are those that are expected: all of them, or as far as is known. */
function assertLines(chunks: readonly string[], lines: readonly string[], isWhole: boolean): void {
  const text = chunks.join('');
  const expected = lines.join('');
  assertSame(isWhole ? text : text.slice(0, expected.length), expected, 'ndjson and toJson');
}
