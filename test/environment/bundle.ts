/** Bundles the library as it is built, with what the tests run on it. */
import { fileURLToPath } from 'node:url';
import { type BuildOptions, type BuildResult, build, type Metafile } from 'esbuild';

/** The folder of the package. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Bundle {
  readonly code: string;
  /** What came from where. */
  readonly metafile: Metafile;
}

/**
 * Bundles an entry, which is a file of the package or JavaScript that may import such files. An import that leads
 * nowhere is an error; so is one of Node's modules unless the options name Node as the platform.
 */
export async function bundle(
  entry: { readonly file: string } | { readonly source: string },
  options: BuildOptions,
): Promise<Bundle> {
  const result: BuildResult<{ write: false; metafile: true }> = await build({
    ...('file' in entry
      ? { entryPoints: [entry.file] }
      : { stdin: { contents: entry.source, resolveDir: ROOT } }),
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2022',
    ...options,
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const [output] = result.outputFiles;
  if (output === undefined) throw new Error('esbuild gave no output');
  return { code: output.text, metafile: result.metafile };
}
