/** The formats without Node: bundled for browsers, and run where there is no Buffer, no process and no require. */
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { csv, ecs, ocsf, text } from '../../src/formats.ts';
import { drop, event5 } from '../support/events.ts';

const NAMES = ['csv', 'ecs', 'ocsf', 'text'] as const;

test('in a browser the formats write the same', async () => {
  const imports = NAMES.map((name) => `import { ${name} } from './src/format/${name}.ts';`).join('\n');
  const { outputFiles } = await build({
    stdin: {
      contents: `${imports}\nglobalThis.formats = { ${NAMES.join(', ')} };`,
      resolveDir: fileURLToPath(new URL('../../', import.meta.url)),
    },
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
  });
  const { formats } = runInNewContext(`${outputFiles[0]?.text}; globalThis`, {
    // What every browser has besides the language itself.
    TextEncoder,
    TextDecoder,
    Uint8Array,
  });
  // Bytes of this realm would not be bytes of that one.
  const event = event5('CLASSIFY_DROP', drop({}), { effectiveName: null });
  for (const [name, format] of Object.entries({ csv, ecs, ocsf, text })) {
    const there = formats[name]({});
    expect(there.head).toBe(format({}).head);
    expect(there.write('FWPM_NET_EVENT5', event)).toBe(format({}).write('FWPM_NET_EVENT5', event));
  }
});
