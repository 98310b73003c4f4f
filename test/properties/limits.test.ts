import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { describe } from 'vitest';
import {
  DecodeError,
  decode,
  encode,
  explain,
  type Fields,
  type Limits,
  memoryImage,
  type ValueLayout,
} from '../../src/index.ts';
import { rows, runs } from '../support/exhaustive.ts';
import { arbitraryOf } from './arbitrary.ts';
import { CASES, SEED } from './cases.ts';
import { assertSame } from './same.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(30) });

describe('a limit admits what is as large as it, and nothing larger', () => {
  for (const { name, struct, abi } of rows(CASES, 4)) {
    test.prop([arbitraryOf(struct)])(name, (value) => {
      const { bytes, address } = encode(struct, value, { abi });
      const memory = memoryImage(bytes, { abi, base: 0 });
      const read = explain(struct, memory, address).reduce((sum, { length }) => sum + length, 0);
      const needed: Partial<Limits> = { ...sizesIn(struct, value), totalBytes: read };
      const limits = Object.entries(needed).map(([limit, size]) => [limit, Math.max(1, size)] as const);

      assertSame(decode(struct, memory, address, { limits: Object.fromEntries(limits) }), value);
      for (const [limit, size] of limits) {
        if (size === 1) continue;
        assert.throws(
          () => decode(struct, memory, address, { limits: { [limit]: size - 1 } }),
          (error) =>
            error instanceof DecodeError && error.code === 'LIMIT_EXCEEDED' && error.message.includes(limit),
        );
      }
    });
  }
});

type Sizes = Pick<Limits, 'elements' | 'characters' | 'blobBytes' | 'depth'>;

/** The largest of everything in a value, and the longest chain of pointers. */
function sizesIn(layout: ValueLayout, value: unknown): Sizes {
  if (value === null) return sizes();
  switch (layout.kind) {
    case 'struct':
      return largest(
        Object.entries(value ?? {}).map(([name, member]) => {
          const field = fieldNamed(layout.fields, name);
          return field === undefined ? sizes() : sizesIn(field, member);
        }),
      );
    case 'pointer':
      return behindPointer(sizesIn(layout.to, value));
    case 'counted':
      if (!Array.isArray(value) || value.length === 0) return sizes();
      return behindPointer(
        largest([sizes({ elements: value.length }), ...value.map((element) => sizesIn(layout.of, element))]),
      );
    case 'blob': {
      const blobBytes = value instanceof Uint8Array ? value.length : 2 * String(value).length + 2;
      return blobBytes === 0 ? sizes() : sizes({ blobBytes, depth: 1 });
    }
    case 'wideString':
      return sizes({ characters: String(value).length });
    default:
      return sizes();
  }
}

/** The layout of an object's member, which can be that of a union's arm. */
function fieldNamed(fields: Fields, wanted: string): ValueLayout | undefined {
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind !== 'union') {
      if (name === wanted) return field;
      continue;
    }
    for (const [armName, { layout }] of Object.entries(field.arms)) {
      const found =
        layout.kind === 'anonymous'
          ? fieldNamed(layout.fields, wanted)
          : armName === wanted
            ? layout
            : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function sizes(known: Partial<Sizes> = {}): Sizes {
  return { elements: 0, characters: 0, blobBytes: 0, depth: 0, ...known };
}

function behindPointer({ depth, ...others }: Sizes): Sizes {
  return { ...others, depth: depth + 1 };
}

function largest(all: readonly Sizes[]): Sizes {
  return {
    elements: Math.max(0, ...all.map(({ elements }) => elements)),
    characters: Math.max(0, ...all.map(({ characters }) => characters)),
    blobBytes: Math.max(0, ...all.map(({ blobBytes }) => blobBytes)),
    depth: Math.max(0, ...all.map(({ depth }) => depth)),
  };
}
