/** What a web page that decodes has to load. */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** Bytes of `decode` and all that it needs, bundled and minified for browsers, after gzip. */
export async function coreBytesGzip() {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { decode } from 'fwpm';`,
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'esm',
    write: false,
    logLevel: 'error',
  });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length;
}
