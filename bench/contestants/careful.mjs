/**
 * The library's careful decoder alone, without the straight-line readers that stand before it. The package offers no
 * such choice, so this is bundled from the sources.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const SOURCES = `
  export { Decoder, resolveLimits } from './codec/index.ts';
  export { memoryImage } from './memory/index.ts';
  export { FWPM_NET_EVENT5 } from './wfp/index.ts';
`;

/** @param {import('../data.mjs').Events} events */
export async function decode(events) {
  const { Decoder, resolveLimits, memoryImage, FWPM_NET_EVENT5 } = await bundled();
  const memory = memoryImage(events.bytes, { abi: 'x64', base: events.base });
  const decoder = new Decoder(memory, FWPM_NET_EVENT5.ctype, { limits: resolveLimits() });
  return (start, count, keep) => {
    const mask = keep.length - 1;
    for (let i = 0; i < count; i++) {
      const slot = events.entries + 8n * BigInt(start + i);
      keep[i & mask] = decoder.entry(FWPM_NET_EVENT5, slot, [i]);
    }
  };
}

async function bundled() {
  const directory = mkdtempSync(join(tmpdir(), 'fwpm-bench-'));
  const outfile = join(directory, 'careful.mjs');
  try {
    await build({
      stdin: { contents: SOURCES, resolveDir: fileURLToPath(new URL('../../src', import.meta.url)) },
      bundle: true,
      format: 'esm',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      outfile,
      logLevel: 'error',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(directory, { recursive: true });
  }
}
