/** `npm run generate`: writes the generated files anew, and builds the modules where the tools are there. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { generatedFiles } from './files.ts';
import { buildWasm, digestOf, WASM_BUILDS, wasmFile } from './wasm.ts';

for (const [path, text] of generatedFiles()) writeFileSync(path, text);

for (const build of WASM_BUILDS) {
  const wasm = buildWasm(build);
  if (wasm !== undefined) writeFileSync(build.path, wasmFile(build, wasm));
  else if (!existsSync(build.path) || !readFileSync(build.path, 'utf8').includes(digestOf(build))) {
    console.error(`${build.path} is stale: it takes clang, lld and binaryen to build it (Debian's packages)`);
    process.exitCode = 1;
  }
}
