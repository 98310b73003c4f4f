/** What the built library is made of, and what it could reach: it has no way to files, processes or the network. */
import { describe, expect, test } from 'vitest';
import { type Bundle, bundle } from './bundle.ts';

const LIBRARY = { file: 'dist/index.js' };

/**
 * What a library without input and output of its own has no use for. Names of locals and members are others, and so is
 * text: only a name that is bound nowhere is one of these.
 */
const FORBIDDEN = [
  // Code from text.
  'eval',
  'Function',
  'WebAssembly',
  // Modules, files, processes.
  'require',
  'module',
  'exports',
  '__dirname',
  '__filename',
  'process',
  'global',
  'Deno',
  'Bun',
  'import.meta',
  // The network.
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'WebTransport',
  'RTCPeerConnection',
  // A page, its windows and storages.
  'window',
  'self',
  'document',
  'navigator',
  'location',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'caches',
  // Other threads.
  'Worker',
  'SharedWorker',
  'importScripts',
  'postMessage',
  'BroadcastChannel',
  'MessageChannel',
  // By these, all of the above could be had.
  'globalThis',
  // What depends on more than the arguments.
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'crypto',
  'performance',
  'Math.random',
  'Date.now',
  // Output that nobody asked for.
  'console',
];

/** In the place of each forbidden name that is bound nowhere, a name that stands for it. */
const standIn = (name: string): string => `FORBIDDEN_${name.replaceAll('.', '_')}`;
const define = Object.fromEntries(FORBIDDEN.map((name) => [name, standIn(name)]));

/** The forbidden names in a bundle's code. */
function forbiddenIn({ code }: Bundle): string[] {
  return FORBIDDEN.filter((name) => new RegExp(`\\b${standIn(name)}\\b`).test(code));
}

/** The built files and the packages that a bundle is made of. */
function originsOf({ metafile }: Bundle): Set<string> {
  const inputs = Object.keys(metafile.inputs);
  return new Set(inputs.map((input) => input.replace(/^(node_modules\/(?:@[^/]+\/)?[^/]+)\/.*$/, '$1')));
}

const bundled = (source: string) => bundle({ source }, { format: 'esm', define });

describe('the library', () => {
  test('is made of itself and restructure, without the command', async () => {
    const origins = [...originsOf(await bundle(LIBRARY, { format: 'esm' }))];
    const [library, others] = [
      origins.filter((origin) => origin.startsWith('dist/')),
      origins.filter((origin) => !origin.startsWith('dist/')),
    ];
    expect(others).toEqual(['node_modules/restructure']);
    expect(library).toContain('dist/index.js');
    expect(library.filter((file) => !/^dist\/(index|chunk-\w+)\.js$/.test(file))).toEqual([]);
  });

  test('imports nothing when it runs', async () => {
    const { code, metafile } = await bundle(LIBRARY, { format: 'esm' });
    expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([]);
    // A dynamic import of what is known only when it runs is in no list.
    expect(code).not.toMatch(/\bimport\s*\(/);
  });

  test('names nothing that leads out of it', async () => {
    expect(forbiddenIn(await bundle(LIBRARY, { format: 'esm', define }))).toEqual([]);
  });
});

describe('it would not go unseen:', () => {
  test.each(FORBIDDEN)('%s', async (name) => {
    expect(forbiddenIn(await bundled(`export default [${name}];`))).toEqual([name]);
  });

  test.each([
    ['new Function("a")', 'Function'],
    ['eval("1")', 'eval'],
    ['(0, eval)("1")', 'eval'],
    ['typeof process', 'process'],
    ['globalThis["fe" + "tch"]', 'globalThis'],
  ])('%s', async (source, name) => {
    expect(forbiddenIn(await bundled(`export default ${source};`))).toEqual([name]);
  });

  test.each(['node:fs', 'fs', 'node:net', 'node:worker_threads'])('an import of %s', async (module) => {
    await expect(bundled(`import '${module}';`)).rejects.toThrow(`Could not resolve "${module}"`);
  });

  test('an import of another package', async () => {
    expect(originsOf(await bundled(`export * from 'binary-parser';`))).toContain(
      'node_modules/binary-parser',
    );
  });
});

test('a local of the same name is another thing, and so are members and text', async () => {
  const source = `export const f = (process, fetch) => process.x + fetch + 'eval(1) require("fs")' + f.eval;`;
  expect(forbiddenIn(await bundled(source))).toEqual([]);
});
