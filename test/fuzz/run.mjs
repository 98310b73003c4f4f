/** Builds the fuzzer and starts it: `npm run fuzz -- --help` says with what. */
import { mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

// Two levels below the root, as the sources are: so packages and fixtures are found from there, too.
const folder = mkdtempSync(`${root}node_modules/.fwpm-fuzz-`);
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));
// Files that the targets make go when the folder does, whatever became of the processes.
process.env['TMPDIR'] = folder;

await build({
  absWorkingDir: root,
  entryPoints: {
    main: 'test/fuzz/main.ts',
    child: 'test/fuzz/child.ts',
    // The command, for the targets that run it.
    cli: 'src/cli.ts',
    worker: 'src/cli/batches/worker.ts',
  },
  outdir: folder,
  bundle: true,
  splitting: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  logLevel: 'warning',
});
await import(`${folder}/main.js`);
