/** The lines of many images that lie side by side in the same bytes: each is as if it were alone. */
import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, test as plainTest } from 'vitest';
import { resolveLimits } from '../../../src/codec/index.ts';
import { LoneWriter } from '../../../src/fast/json/lone.ts';
import { Sink, UNWRITTEN } from '../../../src/fast/json/ndjson.ts';
import {
  type Abi,
  encode,
  explain,
  FWP_CONDITION_VALUE0,
  layouts,
  type MemoryImage,
  memoryImage,
  type ValueLayout,
} from '../../../src/index.ts';
import { ImageTable } from '../../../src/memory/index.ts';
import { loadWriters } from '../../../src/read/loadWriters.ts';
import type { LineEngine } from '../../../src/wasm.ts';
import { arbitraryOf } from '../../properties/arbitrary.ts';
import { bases, CASES, SEED } from '../../properties/cases.ts';
import { damaged, damages, limits as someLimits } from '../../properties/damage.ts';
import { EXHAUSTIVE, rows } from '../../support/exhaustive.ts';
import { ENGINES } from './engines.ts';

fc.configureGlobal({ seed: SEED, numRuns: EXHAUSTIVE ? 4 : 3 });

// Whatever ran before: the writers are there, as where many lines are written.
await Promise.all([loadWriters(4), loadWriters(8)]);

const WRITTEN = CASES.filter(({ struct }) => layouts[struct.ctype] !== undefined);

const BLOB = { type: 'FWP_BYTE_BLOB_TYPE', byteBlob: Uint8Array.of(0, 0x11, 0x22, 0x33) } as const;

interface Alone {
  readonly bytes: Uint8Array;
  readonly base: bigint;
  readonly root: bigint;
}

/** All images in the same bytes, one right after the other. */
function tableOf(images: readonly Alone[]): ImageTable {
  const table = new ImageTable(images.length);
  table.begin(Uint8Array.from(images.flatMap(({ bytes }) => [...bytes])));
  let offset = 0;
  for (const { bytes, base, root } of images) {
    table.addAt(offset, bytes.length, base, root);
    offset += bytes.length;
  }
  return table;
}

/** The line that JavaScript writes of an image; undefined where it leaves that to the careful decoder. */
function lineOf(struct: ValueLayout, image: MemoryImage, root: bigint, limits: object): string | undefined {
  const sink = new Sink(1 << 22);
  const end = new LoneWriter(resolveLimits(limits)).write(sink, 0, struct, image, root);
  return end === UNWRITTEN ? undefined : Buffer.from(sink.bytes.subarray(0, end)).toString('latin1');
}

/** The lines that an engine writes of the images of a table; undefined for those that it leaves to others. */
function linesBy(
  engine: LineEngine,
  struct: ValueLayout,
  abi: Abi,
  table: ImageTable,
  { limits = {}, wanted = 1 << 20 } = {},
): (string | undefined)[] {
  const workspace = engine.workspace({ replacesSurrogates: false });
  const writer = workspace.images(struct, abi, resolveLimits(limits));
  const lines: (string | undefined)[] = [];
  while (lines.length < table.count) {
    const text = Buffer.from(writer?.write(table, lines.length, table.count, wanted) ?? []).toString(
      'latin1',
    );
    const written = text.split('\n').slice(0, -1);
    assert.equal(written.length, writer?.count ?? 0);
    lines.push(...(written.length > 0 ? written.map((line) => `${line}\n`) : [undefined]));
  }
  workspace.release();
  return lines;
}

describe.each(ENGINES)('%s', (_name, engine) => {
  for (const { name, struct, abi } of rows(WRITTEN, 28)) {
    const images = fc.array(fc.tuple(arbitraryOf(struct), bases(abi), damages), {
      minLength: 2,
      maxLength: 4,
    });
    test.prop([images, someLimits, fc.constantFrom(1, 1000, 1 << 20)])(name, (given, limits, wanted) => {
      const alone = given.map(([value, base, changes]) => {
        const { bytes, address } = encode(struct, value, { abi, base });
        const ranges = explain(struct, memoryImage(bytes, { abi, base }), address);
        return { bytes: damaged({ bytes, base, abi, ranges }, changes), base, root: address };
      });
      const expected = alone.map(({ bytes, base, root }) =>
        lineOf(struct, memoryImage(bytes, { abi, base }), root, limits),
      );
      assert.deepEqual(linesBy(engine, struct, abi, tableOf(alone), { limits, wanted }), expected);
    });
  }

  plainTest('pointers do not lead from one image to the next one', () => {
    const { bytes, address } = encode(FWP_CONDITION_VALUE0, BLOB, {
      abi: 'x64',
      base: 4096n,
    });
    const whole = { bytes, base: 4096n, root: address };
    // The last byte is missing; the next image has one there.
    const cut = { ...whole, bytes: bytes.subarray(0, bytes.length - 1) };
    const [first, second, third] = linesBy(engine, FWP_CONDITION_VALUE0, 'x64', tableOf([whole, cut, whole]));
    expect(first).toContain('00112233');
    expect(second).toBeUndefined();
    expect(third).toBe(first);
  });

  plainTest('whoever writes between two calls, with other limits', () => {
    const { bytes, address } = encode(FWP_CONDITION_VALUE0, BLOB, { abi: 'x64', base: 4096n });
    const image = { bytes, base: 4096n, root: address };
    const table = tableOf([image, image, image]);
    const workspace = engine.workspace({ replacesSurrogates: false });
    const writer = workspace.images(FWP_CONDITION_VALUE0, 'x64', resolveLimits());
    const other = workspace.images(FWP_CONDITION_VALUE0, 'x64', resolveLimits({ blobBytes: 1 }));
    for (let i = 0; i < 2; i++) {
      const lines = Buffer.from(writer?.write(table, 0, 3, 1 << 20) ?? []).toString();
      expect(lines.match(/00112233/g)).toHaveLength(3);
      expect(other?.write(table, 0, 3, 1 << 20).length).toBe(0);
      expect(other?.count).toBe(0);
    }
    workspace.release();
  });
});
