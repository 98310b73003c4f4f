/** Tables without Node: bundled for browsers, and run where there is no Buffer, no process and no require. */
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { drop, event5 } from '../support/events.ts';
import { EXHAUSTIVE } from '../support/exhaustive.ts';
import { FORMATS } from './support.ts';

test.runIf(EXHAUSTIVE)('in a browser the tables are the same', async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { arrow } from './src/tables/arrow.ts';\nimport { parquet } from './src/tables/index.ts';\nglobalThis.tables = { arrow, parquet };`,
      resolveDir: fileURLToPath(new URL('../../', import.meta.url)),
    },
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
  });
  const { tables } = runInNewContext(`${outputFiles[0]?.text}; globalThis`, {
    TextEncoder,
    TextDecoder,
    Uint8Array,
  });
  // Other bytes of this realm would not be bytes of that one.
  const event = event5('CLASSIFY_DROP', drop({}), { effectiveName: null });
  for (const { name, open } of FORMATS) {
    const pieces = [open({}), tables[name]({})].map((table) => {
      const bytes = [
        ...table.add('FWPM_NET_EVENT5', event),
        ...table.add('FWPM_NET_EVENT5', null),
        ...table.end(),
      ];
      return Buffer.concat(bytes.map((piece) => Uint8Array.from(piece)));
    });
    expect(pieces[0]?.length).toBeGreaterThan(1000);
    expect(pieces[1]).toEqual(pieces[0]);
  }
});
