/** Images by hand, in fixtures/internal: what is taken of each by what fits, and by the layout that is named. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decode, FWPM_NET_EVENT5, memoryImage, toJson } from '../../src/index.ts';
import {
  type InternalChoice,
  type InternalLayout,
  internalFields,
  internalJson,
} from '../../src/internal.ts';
import { fixturePath, fixtureText } from '../support/fixtures.ts';
import { parseHex } from '../support/hex.ts';

interface Expected {
  /** The layout that it has; null for none. */
  readonly layout: InternalLayout | null;
  /** What is taken because it fits, as JSON; null where nothing is. */
  readonly fits: unknown;
  /** What is taken of the layout when it is named. */
  readonly named: unknown;
}

const FIXTURES = readdirSync(fixturePath('internal'))
  .filter((file) => file.endsWith('.hex'))
  .map((file) => {
    const { bytes, head } = parseHex(fixtureText(`internal/${file}`));
    const base = BigInt(head.get('base') ?? '');
    const expected: Expected = JSON.parse(fixtureText(`internal/${file.replace(/\.hex$/, '.json')}`));
    return { name: file, memory: memoryImage(bytes, { abi: 'x64', base }), address: base, expected };
  });

test('layout-b.bin, which the pages read, has the bytes of layout-b.hex', () => {
  const { bytes } = parseHex(fixtureText('internal/layout-b.hex'));
  expect(Uint8Array.from(readFileSync(fixturePath('internal/layout-b.bin')))).toEqual(bytes);
});

describe.each(FIXTURES)('$name', ({ memory, address, expected: { layout, fits, named } }) => {
  const takenBy = (choice: InternalChoice): unknown => {
    const { internal } = decode(FWPM_NET_EVENT5, memory, address, { internal: internalFields(choice) });
    return internal === undefined ? null : JSON.parse(internalJson(internal));
  };

  test('by what fits', () => {
    expect(takenBy(true)).toEqual(fits);
  });

  test.runIf(layout !== null)('by name', () => {
    expect(takenBy(layout ?? 'A')).toEqual(named);
  });

  test('the order of the members is that of C, after what says that they are undocumented', () => {
    const { internal } = decode(FWPM_NET_EVENT5, memory, address, {
      internal: internalFields(layout ?? true),
    });
    const keys = Object.keys(JSON.parse(internal === undefined ? '' : internalJson(internal)));
    expect(keys).toEqual(Object.keys(Object(named ?? fits)));
    expect(keys[0]).toBe('undocumented');
  });

  test('toJson knows nothing of it', () => {
    const event = decode(FWPM_NET_EVENT5, memory, address, { internal: internalFields(layout ?? true) });
    expect(toJson(FWPM_NET_EVENT5, event)).toBe(
      toJson(FWPM_NET_EVENT5, decode(FWPM_NET_EVENT5, memory, address)),
    );
  });
});
