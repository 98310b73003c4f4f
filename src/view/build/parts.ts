/** Puts the page together: its script and its style, and the worker with as much of the library as it needs. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type BuildOptions, build, type Plugin, transform } from 'esbuild';
import type { Part, Parts } from '../parts.ts';
import { fewNames } from './names.ts';

const SRC = new URL('../../', import.meta.url);

/** The parts as JSON: what src/view/parts.ts reads. */
export async function viewParts(): Promise<string> {
  const [script, worker, style] = await Promise.all([
    bundled('view/page/main.ts', { format: 'iife', plugins: [elements] }),
    bundled('view/worker/main.ts', { format: 'iife', plugins: [smallWorker] }),
    styled('view/page/styles/'),
  ]);
  const parts: Parts = {
    script: partOf(script),
    style: partOf(style),
    worker: gzipSync(worker, { level: 9 }).toString('base64'),
  };
  return JSON.stringify(parts);
}

function partOf(text: string): Part {
  return { text, digest: createHash('sha256').update(text).digest('base64') };
}

async function bundled(path: string, options: BuildOptions): Promise<string> {
  const { outputFiles = [] } = await build({
    entryPoints: [fileURLToPath(new URL(path, SRC))],
    bundle: true,
    write: false,
    minify: true,
    target: 'es2022',
    legalComments: 'none',
    // The end of the element that the script stands in.
    supported: { 'inline-script': false },
    ...options,
  });
  return (outputFiles[0]?.text ?? '').trim();
}

/** The styles in their order: what is for narrow pages comes last. */
const STYLES = ['base', 'overview', 'table', 'event', 'narrow'];

async function styled(folder: string): Promise<string> {
  const texts = STYLES.map((name) => readFileSync(new URL(`${folder}${name}.css`, SRC), 'utf8'));
  const { code } = await transform(texts.join(''), { loader: 'css', minify: true, target: 'es2022' });
  return code.trim();
}

/** The package says that its files do nothing by themselves: those of the page define its elements. */
const elements: Plugin = {
  name: 'elements',
  setup(build) {
    build.onResolve({ filter: /^\.\/\w+\.ts$/ }, ({ path, resolveDir }) => ({
      path: `${resolveDir}/${path.slice('./'.length)}`,
      sideEffects: resolveDir.endsWith('/page'),
    }));
  },
};

/** What the worker can do without. */
const smallWorker: Plugin = {
  name: 'small worker',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^cbor2$/ }, () => ({ path: fileURLToPath(new URL('view/worker/cbor.ts', SRC)) }));
    // Whoever looks at events one at a time is served by the careful decoder; columns have loaders of their own.
    onLoad({ filter: /\/fast\/generated\/readers\d\.ts$/ }, () => ({
      contents: 'export const readers = {};',
    }));
    // What is undocumented of events is not asked for.
    onLoad({ filter: /\/format\/textInternal\.ts$/ }, () => ({
      contents: 'export const internalRows = () => []; export const internalWhat = () => undefined;',
    }));
    // Filters are named, and not asked which of them decided.
    onLoad({ filter: /\/filters\/state\.ts$/ }, () => ({
      contents: 'export class StateCollector {}',
    }));
    // What netsh has of it is plain text: no layouts are needed for that.
    onLoad({ filter: /\/internal\/index\.ts$/ }, () => ({
      contents: 'export const FWPM_NET_EVENT_INTERNAL = undefined; export const INTERNAL_MEMBERS = {};',
    }));
    onLoad({ filter: /\/names\/[^/]*\.json$/ }, ({ path }) => {
      const text = JSON.stringify(fewNames(path));
      return { contents: `export default /* @__PURE__ */ JSON.parse(${JSON.stringify(text)});` };
    });
  },
};
