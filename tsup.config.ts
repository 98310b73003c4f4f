import { defineConfig } from 'tsup';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    capture: 'src/capture/index.ts',
    formats: 'src/formats.ts',
    internal: 'src/internal.ts',
    arrow: 'src/tables/arrow.ts',
    tables: 'src/tables/index.ts',
    wasm: 'src/wasm.ts',
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
  clean: true,
  // The command and the library share one copy of the code.
  splitting: true,
  minify: false,
  // tsup would turn 'node:fs' into 'fs', which bundlers take for a package.
  removeNodeProtocol: false,
});
