import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Options } from 'tsup';
import { viewParts } from './src/view/build/parts.ts';

/** A plugin of esbuild, by the types that tsup has for them. */
type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** What every command but the help needs: what decodes files. */
const CORE = fileURLToPath(new URL('src/cli/commands/decodeFiles.ts', import.meta.url));

/** What is loaded by itself, since it needs nothing of the core. */
const APART = /\/src\/(cli\/(help|completion|output)|fast\/generated\/wasm)\//;

/**
 * Makes one file of what all commands have in common. esbuild makes a chunk of each set of modules that the same entry
 * points need: that would be sixty small files for `fwpm FILE`, and each costs half a millisecond. So whatever is loaded
 * when it is needed is said to need all of the core.
 */
const oneCore: Plugin = {
  name: 'one core',
  setup(build) {
    build.onResolve({ filter: /\.ts$/ }, async ({ path, kind, namespace, importer, resolveDir }) => {
      if (namespace === oneCore.name) return { path, sideEffects: true };
      const isApart = kind === 'dynamic-import' || (kind === 'entry-point' && path.endsWith('worker.ts'));
      if (!isApart) return undefined;
      const found = await build.resolve(path, { kind: 'import-statement', importer, resolveDir });
      return APART.test(found.path) ? undefined : { path: found.path, namespace: oneCore.name };
    });
    build.onLoad({ filter: /.*/, namespace: oneCore.name }, ({ path }) => ({
      contents: `import ${JSON.stringify(CORE)}; import ${JSON.stringify(path)}; export * from ${JSON.stringify(path)};`,
      resolveDir: '/',
    }));
  },
};

/** Tables as text that JSON.parse reads: engines read literals of that size several times as slowly. */
const parsedTables: Plugin = {
  name: 'parsed tables',
  setup(build) {
    build.onLoad({ filter: /\/src\/names\/[^/]*\.json$/ }, ({ path }) => {
      const text = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')));
      return { contents: `export default /* @__PURE__ */ JSON.parse(${JSON.stringify(text)});` };
    });
  },
};

export default defineConfig(async () => ({
  entry: {
    index: 'src/index.ts',
    capture: 'src/capture/index.ts',
    formats: 'src/formats.ts',
    internal: 'src/internal.ts',
    live: 'src/live/index.ts',
    nats: 'src/nats/index.ts',
    objects: 'src/objects.ts',
    arrow: 'src/tables/arrow.ts',
    tables: 'src/tables/index.ts',
    view: 'src/view/index.ts',
    wasm: 'src/wasm.ts',
    redact: 'src/redact.ts',
    // A file of its own, so that bundlers leave restructure out where nobody binds.
    bind: 'src/codec/bind.ts',
    cli: 'src/cli.ts',
    worker: 'src/cli/batches/worker.ts',
  },
  format: 'esm',
  target: ['node20', 'es2022'],
  // tsup's own declaration step needs the JavaScript API that TypeScript 7 does not have: tsc writes the .d.ts files.
  dts: false,
  sourcemap: true,
  esbuildOptions(options) {
    // The package has the sources: maps lead to them and need no copies.
    options.sourcesContent = false;
  },
  esbuildPlugins: [parsedTables, oneCore],
  define: { VIEW_PARTS: JSON.stringify(await viewParts()) },
  clean: true,
  // The command and the library share one copy of the code.
  splitting: true,
  // A quarter of what Node reads and compiles. Names stay, since they are what a stack trace says.
  minifyWhitespace: true,
  // tsup would turn 'node:fs' into 'fs', which bundlers take for a package.
  removeNodeProtocol: false,
}));
