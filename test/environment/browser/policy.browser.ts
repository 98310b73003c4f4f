/** The library in a browser, under a content security policy that forbids all that it can do without. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundle } from '../bundle.ts';
import { expectReport, SAMPLE } from '../expected.ts';
import { chromiumVersion, whileShown } from './chromium.ts';
import type { Visit } from './page.ts';
import { PageServer, STRICT, STRICTEST } from './server.ts';

/** A script that uses the library, and then does something besides. */
const script = (attempt: string): string => `
  import * as fwpm from './dist/index.js';
  import { visit } from './test/environment/browser/page.ts';
  visit(self, fwpm, () => { ${attempt} });`;

/** A script that writes lines with an engine. */
const ENGINE = `
  import * as fwpm from './dist/index.js';
  import * as wasm from './dist/wasm.js';
  import { visitWithEngine } from './test/environment/browser/page.ts';
  visitWithEngine(self, fwpm, wasm);`;

const PAGES = {
  engine: { source: ENGINE, policy: STRICTEST.replace("'self'", "'self' 'wasm-unsafe-eval'") },
  noEngine: { source: ENGINE, policy: STRICTEST },
  library: { source: script(''), policy: STRICTEST },
  worker: { source: 'new Worker("/library.js", { type: "module" });', policy: STRICT },
  eval: { source: script('try { (0, eval)("1"); } catch {}'), policy: STRICT },
  function: { source: script('try { new Function("return 1"); } catch {}'), policy: STRICT },
  text: { source: script('try { (0, eval)("1"); } catch {}'), policy: STRICTEST },
  markup: {
    source: script('try { document.createElement("div").innerHTML = "<b></b>"; } catch {}'),
    policy: STRICTEST,
  },
  elsewhere: {
    source: script('return fetch("http://127.0.0.2:1/").catch(() => undefined);'),
    policy: STRICTEST,
  },
};

let server: PageServer;

beforeAll(async () => {
  chromiumVersion();
  const files = await Promise.all(
    Object.entries(PAGES).map(async ([name, { source, policy }]) => {
      const { code } = await bundle({ source }, { platform: 'browser', format: 'esm' });
      const page = `<!doctype html><title>${name}</title><script type="module" src="/${name}.js"></script>`;
      return [
        [`/${name}.js`, { type: 'text/javascript', body: code }],
        [`/${name}.html`, { type: 'text/html', body: page, policy }],
      ] as const;
    }),
  );
  server = await PageServer.start({
    ...Object.fromEntries(files.flat()),
    '/sample.bin': { type: 'application/octet-stream', body: SAMPLE },
  });
});

afterAll(() => server?.stop());

/** What a page saw. */
async function visited(name: keyof typeof PAGES): Promise<Visit> {
  return JSON.parse(await whileShown(server.url(`/${name}.html`), server.seen()));
}

describe.each([
  ['a page', 'library'],
  ['a worker', 'worker'],
] as const)('%s under a strict policy', (_, name) => {
  test('sees what the fixture says, in shared memory, too, and breaks no rule', async () => {
    const { reports, violations, error } = await visited(name);
    expect({ violations, error }).toEqual({ violations: [], error: undefined });
    expect(Object.keys(reports)).toEqual(['plain', 'shared']);
    for (const report of Object.values(reports)) expectReport(report);
  });
});

test.each([
  ['eval', 'script-src: eval'],
  ['function', 'script-src: eval'],
  ['text', 'require-trusted-types-for: trusted-types-sink'],
  ['markup', 'require-trusted-types-for: trusted-types-sink'],
  ['elsewhere', 'connect-src: http://127.0.0.2:1/'],
] as const)('the policy is in force, and what breaks it is told: %s', async (name, violation) => {
  const { violations, error } = await visited(name);
  expect({ violations, error }).toEqual({ violations: [violation], error: undefined });
});

test('an engine that the policy allows writes the same lines', async () => {
  const { violations, engine } = await visited('engine');
  expect({ violations, engine }).toEqual({ violations: [], engine: { isThere: true, isSame: true } });
});

test('where the policy forbids engines, there is none, and the lines are the same', async () => {
  const { violations, engine } = await visited('noEngine');
  expect(engine).toEqual({ isThere: false, isSame: true });
  // The attempt is reported like any other violation.
  expect(violations).toEqual(['script-src: wasm-eval']);
});
