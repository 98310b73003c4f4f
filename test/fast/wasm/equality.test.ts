/** Lines by WebAssembly are the lines of `toJson` and of the writers in JavaScript: on healthy and on damaged images. */
import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, test as plainTest } from 'vitest';
import { type Limits, resolveLimits } from '../../../src/codec/index.ts';
import { FastWriter, Sink, UNWRITTEN } from '../../../src/fast/json/ndjson.ts';
import {
  type DecodeError,
  encode,
  explain,
  layouts,
  type Memory,
  memoryImage,
  ndjson,
  type Surrogates,
  type ValueLayout,
} from '../../../src/index.ts';
import { type Roots, runOf } from '../../../src/memory/run.ts';
import { LineBuffer } from '../../../src/read/lineBuffer.ts';
import type { LineEngine } from '../../../src/wasm.ts';
import { arbitraryOf } from '../../properties/arbitrary.ts';
import { bases, CASES, SEED } from '../../properties/cases.ts';
import { damaged, damages, limits as someLimits } from '../../properties/damage.ts';
import { EXHAUSTIVE, rows } from '../../support/exhaustive.ts';
import { compiledFixtures, hexFixturesOfHeaders } from '../../support/fixtures.ts';
import { inPieces, onDemand } from '../../support/memories.ts';
import { ENGINES } from './engines.ts';

// Each run makes four memories, and one of them a kernel: a hundred of them took a quarter of an hour, and found nothing.
fc.configureGlobal({ seed: SEED, numRuns: EXHAUSTIVE ? 10 : 3 });

/** Those that kernels write: the engine's objects are left to the careful decoder, with or without one. */
const WRITTEN = CASES.filter(({ struct }) => layouts[struct.ctype] !== undefined);

/** So often is each struct written: fewer lines are not worth an engine. */
const TIMES = 16;

interface Settings {
  readonly limits: Partial<Limits>;
  readonly surrogates: Surrogates;
  readonly reuse: boolean;
  readonly chunkBytes: number;
}

const settings = fc.record({
  limits: someLimits,
  surrogates: fc.constantFrom('keep' as const, 'replace' as const),
  reuse: fc.boolean(),
  chunkBytes: fc.constantFrom(1, 300, 65536, 2 ** 21),
});

function linesOf(
  struct: ValueLayout,
  memory: Memory,
  roots: Roots,
  { engine, ...options }: Settings & { readonly engine?: LineEngine },
): { text: string; issues: readonly string[] } {
  const issues: string[] = [];
  const onIssue = ({ message, path }: DecodeError): void => void issues.push(`${path}: ${message}`);
  const chunks: Buffer[] = [];
  for (const chunk of ndjson(struct, memory, roots, { ...options, engine, onIssue })) {
    chunks.push(Buffer.from(chunk));
  }
  return { text: Buffer.concat(chunks).toString('latin1'), issues };
}

/** An image in the memory of an engine. */
function allocated(
  engine: LineEngine,
  image: Uint8Array,
  { abi, base }: { abi: Memory['abi']; base: bigint },
): Memory {
  const bytes = engine.allocate(Math.max(1, image.length), abi);
  bytes.set(image);
  return memoryImage(bytes.subarray(0, image.length), { abi, base });
}

/** Whether the writers in JavaScript, and the engine, write the struct. */
function whoWrites(
  struct: ValueLayout,
  memory: Memory,
  roots: Roots,
  limits: Limits,
  engine: LineEngine,
): { javascript: boolean; engine: boolean } {
  const run = runOf(struct, memory, roots);
  const end = FastWriter.for(struct, memory, limits, run)?.write(new Sink(1 << 22), 0, 0) ?? UNWRITTEN;
  const workspace = engine.workspace({ replacesSurrogates: false });
  const target = new LineBuffer({ chunkBytes: 1, reuse: true, surrogates: 'keep', workspace });
  const next = workspace.writer(struct, memory, run, limits)?.write(target, 0, 1) ?? 0;
  workspace.release();
  return { javascript: end !== UNWRITTEN, engine: next === 1 };
}

describe.each(ENGINES)('%s', (_name, engine) => {
  for (const { name, struct, abi } of rows(WRITTEN, 56)) {
    test.prop([arbitraryOf(struct), bases(abi), damages, settings])(name, (value, base, changes, given) => {
      const { bytes, address } = encode(struct, value, { abi, base });
      const ranges = explain(struct, memoryImage(bytes, { abi, base }), address);
      const image = damaged({ bytes, base, abi, ranges }, changes);
      const memory = memoryImage(image, { abi, base });
      const roots = { addresses: Array.from({ length: TIMES }, () => address) };

      const expected = linesOf(struct, memory, roots, given);
      const memories = [
        memory,
        allocated(engine, image, { abi, base }),
        onDemand(image, base, abi),
        inPieces(image, base, abi),
      ];
      for (const seen of memories) {
        const got = linesOf(struct, seen, roots, { ...given, engine });
        assert.equal(got.text, expected.text);
        assert.deepEqual(got.issues, expected.issues);
      }
      if (struct.kind === 'struct' && image.length < 32768) {
        const who = whoWrites(struct, memory, roots, resolveLimits(given.limits), engine);
        assert.equal(who.engine, who.javascript);
      }
    });
  }

  describe('writes by itself', () => {
    for (const fixture of rows([...compiledFixtures(), ...hexFixturesOfHeaders()], 8)) {
      if (!('expect' in fixture) || fixture.kind !== 'struct') continue;
      plainTest(fixture.name, () => {
        const { abi, base, address, bytes } = fixture;
        const struct = CASES.find((known) => known.struct.ctype === fixture.struct)?.struct;
        assert(struct !== undefined);
        const roots = { addresses: Array.from({ length: TIMES }, () => address) };
        const memory = memoryImage(bytes, { abi, base });
        expect(whoWrites(struct, memory, roots, resolveLimits(), engine)).toEqual({
          javascript: true,
          engine: true,
        });
      });
    }
  });
});
