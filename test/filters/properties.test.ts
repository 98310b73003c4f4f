/** Files that are cut off or are not XML at all: one clear error or a result, and nothing else. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRules } from '../../src/formats.ts';
import { rows, runs } from '../support/exhaustive.ts';
import { bytesOf, errorOf, filtersXml, fixtureBytes, rulesIn, utf16 } from '../support/filters.ts';

const SEED = 20261122;

const CUT_OFF = /^the file ends inside|^there is no <filters>|^the file is empty|^this is no XML/;

/** What a file says of its filters, as far as it is the same wherever it is cut off: names of providers can come later. */
async function namesIn(bytes: Uint8Array): Promise<Map<bigint, string | undefined>> {
  const rules = await readRules([bytes]);
  const ids = [1n, 77n, 500n, 66241n, 66242n, 2n ** 64n - 1n];
  return new Map(ids.flatMap((id) => (rules.rule(id) ? [[id, rules.rule(id)?.filterKey]] : [])));
}

test.each([
  ['filters.xml', bytesOf('</wfpdiag>')],
  ['filters-utf16le.xml', utf16('</wfpdiag>', true)],
  ['wfpstate.xml', bytesOf('</wfpstate>')],
])('%s cut off at every byte', async (file, end) => {
  const bytes = fixtureBytes(file);
  const all = await namesIn(bytes);
  // What follows the first element at the top can be missing unnoticed.
  const whole = Buffer.from(bytes).indexOf(end) + end.length;
  expect(whole).toBeGreaterThan(end.length);
  const lengths = Array.from({ length: whole }, (_, index) => index);
  for (const length of new Set([1, ...rows(lengths, 50)])) {
    const part = bytes.subarray(0, length);
    const error = await errorOf([part]);
    if (error !== undefined) {
      expect(error.reason, `${length} bytes`).toMatch(CUT_OFF);
      continue;
    }
    expect((await readRules([part])).faults, `${length} bytes`).toMatchObject({ count: 1 });
    // The last of two filters with one id is the one that counts, if it is there.
    for (const [id, key] of await namesIn(part)) if (id !== 77n) expect(key).toBe(all.get(id));
  }
  expect(await namesIn(bytes.subarray(0, whole))).toEqual(all);
});

/** Pieces of markup, right and wrong. */
const WORDS =
  '< > / </ /> <!-- --> <![CDATA[ ]]> <? ?> <!DOCTYPE ] & ; &# &lt; " \' = <wfpdiag> </wfpdiag> <filters> </filters> \
<item> </item> <item <filterId> </filterId> 1 <layer> <layerId> </fwpm> <fwpm> name &#x110000; &#xD800; ä'
    .split(' ')
    .concat(' ', '\n', '\0', '\ud800');

test('random bytes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 64 }), { maxLength: 8 }), async (pieces) => {
      expect((await errorOf(pieces))?.reason).toMatch(/./);
    }),
    { seed: SEED, numRuns: runs(2000) },
  );
});

test('random markup, in pieces: it says the same however it is cut', async () => {
  const words = fc.array(fc.constantFrom(...WORDS), { maxLength: 24 });
  await fc.assert(
    fc.asyncProperty(words, async (pieces) => {
      const error = await errorOf(pieces.map(bytesOf));
      const atOnce = await errorOf([bytesOf(pieces.join(''))]);
      expect(error?.message).toBe(atOnce?.message);
      if (error === undefined) expect(pieces.join('')).toContain('<filters>');
      else expect(error.line).toBeGreaterThan(0);
    }),
    { seed: SEED, numRuns: runs(5000) },
  );
});

/** Those that do not end what is around a text. */
const HARMLESS = WORDS.filter((word) => !/^<\/(?:item|filters|wfpdiag)>$/.test(word));

test('whatever is in a text that is not read, the filters around it are read', async () => {
  const words = fc.array(fc.constantFrom(...HARMLESS), { maxLength: 24 });
  const filter = (id: number, text: string) =>
    `<providerData><asString>${text}</asString></providerData><filterId>${id}</filterId>`;
  await fc.assert(
    fc.asyncProperty(words, async (pieces) => {
      const text = pieces.join('');
      // Words can end each other's tags.
      fc.pre(!/<\/(?:item|filters|wfpdiag|providerData)/.test(text));
      const rules = await rulesIn(filtersXml(filter(1, ''), filter(2, text), filter(3, '')));
      expect([rules.rule(1n)?.filterId, rules.rule(3n)?.filterId]).toEqual([1n, 3n]);
    }),
    { seed: SEED, numRuns: runs(5000) },
  );
});

/** Where comments and the like begin and end. */
function sectionsIn(bytes: Uint8Array): string {
  return (
    Buffer.from(bytes)
      .toString('latin1')
      .match(/<!--|-->|<!\[CDATA\[|\]\]>|<\?|\?>/g)
      ?.join('') ?? ''
  );
}

test('a whole file with random bytes in it', async () => {
  const bytes = fixtureBytes('filters.xml');
  const all = await namesIn(bytes);
  const place = fc.nat({ max: bytes.length - 1 });
  await fc.assert(
    fc.asyncProperty(place, fc.uint8Array({ minLength: 1, maxLength: 4 }), async (at, noise) => {
      // Not slice: of a Buffer that is no copy.
      const damaged = Uint8Array.from(bytes);
      damaged.set(noise.subarray(0, bytes.length - at), at);
      // What hides text hides the rest where its end is lost.
      fc.pre(sectionsIn(damaged) === sectionsIn(bytes));
      // Four bytes can break two filters that are side by side, and no more.
      if ((await errorOf([damaged])) === undefined)
        expect((await namesIn(damaged)).size).toBeGreaterThan(all.size - 3);
      else expect(at).toBeLessThan(Buffer.from(bytes).indexOf('<item>'));
    }),
    { seed: SEED, numRuns: runs(500) },
  );
});
