/** The readers of the engine's objects: they come with `fwpm/objects`, through bundlers too, and `fwpm` is without them. */
import { rolldown } from 'rolldown';
import { describe, expect, test } from 'vitest';
import { bundle, ROOT } from '../environment/bundle.ts';
import { EXHAUSTIVE } from '../support/exhaustive.ts';

/** Decodes a provider, and counts what is read past windows: the careful decoder reads so, and no generated reader does. */
const PROGRAM = `
  export function placesOf({ decode, encode, memoryImage }, provider) {
    const key = '00000000-0000-0000-0000-000000000001';
    const { bytes, address } = encode(provider, {
      providerKey: key,
      displayData: { name: 'Provider', description: null },
      flags: 0,
      providerData: null,
      serviceName: 'service',
    }, { abi: 'x64', base: 0x10000n });
    const image = memoryImage(bytes, { abi: 'x64', base: 0x10000n });
    let places = 0;
    const memory = {
      abi: 'x64',
      readable: (at, length) => image.readable(at, length),
      place: (at, length) => (places++, image.place(at, length)),
      window: (at) => image.window(at),
    };
    if (decode(provider, memory, address).serviceName !== 'service') throw new Error('that is another one');
    return places;
  }`;

/** Leaves out what a module does beside its exports, unless package.json says that it does something; esbuild keeps it anyway. */
async function rolledDown(source: string): Promise<string> {
  const entry = 'program.js';
  const program = {
    name: 'program',
    resolveId: (id: string) => (id === entry ? `${ROOT}${entry}` : null),
    load: (id: string) => (id === `${ROOT}${entry}` ? source : null),
  };
  const made = await rolldown({ input: entry, cwd: ROOT, plugins: [program], logLevel: 'silent' });
  const { output } = await made.generate({ format: 'esm', codeSplitting: false });
  return output[0].code;
}

const BUNDLERS = {
  esbuild: async (source: string) => (await bundle({ source }, { format: 'esm', minify: true })).code,
  rolldown: rolledDown,
};

/** How often a program reads past windows that gets the struct so. */
async function placesWith(provider: string, bundler: keyof typeof BUNDLERS): Promise<number> {
  const source = `
    import * as fwpm from './dist/index.js';
    ${provider}
    ${PROGRAM}
    export const places = placesOf(fwpm, provider);`;
  const code = await BUNDLERS[bundler](source);
  const { places } = await import(
    /* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
  );
  return places;
}

describe.runIf(EXHAUSTIVE).each(['esbuild', 'rolldown'] as const)('bundled by %s', (bundler) => {
  test.each([
    ['by its name', `import { FWPM_PROVIDER0 as provider } from './dist/objects.js';`],
    [
      'from the table',
      `import { objectLayouts } from './dist/objects.js'; const provider = objectLayouts.FWPM_PROVIDER0;`,
    ],
  ])('a struct that is had %s is read fast', async (_, provider) => {
    expect(await placesWith(provider, bundler)).toBe(0);
  });

  test('a copy is not, which shows that the test can tell', async () => {
    const copy = `import { FWPM_PROVIDER0 } from './dist/objects.js'; const provider = structuredClone(FWPM_PROVIDER0);`;
    expect(await placesWith(copy, bundler)).toBeGreaterThan(0);
  });
});

test('fwpm has nothing of them', async () => {
  const { code } = await bundle({ file: 'dist/index.js' }, { format: 'esm' });
  expect(code).toContain('FWPM_FILTER_CONDITION0');
  expect(code).not.toMatch(/FWPM_(PROVIDER|FILTER|LAYER)0/);
});
