/** What runs in the browser: the library on the sample, in memory of its own and in shared memory. */
import type * as Wasm from '../../../src/wasm.ts';
import { exercise, type Library, type Report } from '../exercise.ts';

/** What a page or worker sends back. */
export interface Visit {
  readonly reports: Readonly<Record<string, Report>>;
  /** What the policy forbade, by directive. */
  readonly violations: readonly string[];
  /** What went wrong. */
  readonly error?: string;
  /** Whether there is an engine, and whether lines with it (or without one) are those of JavaScript. */
  readonly engine?: { readonly isThere: boolean; readonly isSame: boolean };
}

/** What is used of a page or worker: types of browsers are not loaded here, so that the library has none. */
interface Scope {
  addEventListener(
    type: 'securitypolicyviolation',
    listener: (event: { readonly effectiveDirective: string; readonly blockedURI: string }) => void,
  ): void;
}

/** Uses the library, then does what the page is there to try, and sends what was seen. */
export async function visit(scope: Scope, fwpm: Library, attempt: () => unknown): Promise<void> {
  const violations: string[] = [];
  scope.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    violations.push(`${effectiveDirective}: ${blockedURI}`);
  });
  let seen: Visit;
  try {
    const bytes = await sample();
    const shared = new SharedArrayBuffer(bytes.byteLength);
    new Uint8Array(shared).set(new Uint8Array(bytes));
    const reports = { plain: exercise(fwpm, bytes), shared: exercise(fwpm, shared) };
    await attempt();
    // Violations are told in tasks of their own: by the answer to a request, they were.
    await sample();
    seen = { reports, violations };
  } catch (error) {
    seen = { reports: {}, violations, error: error instanceof Error ? String(error.stack) : String(error) };
  }
  await fetch('/seen', { method: 'POST', body: JSON.stringify(seen) });
}

/** Writes lines with an engine, where the policy allows one, and sends what came of it. */
export async function visitWithEngine(scope: Scope, fwpm: Library, wasm: typeof Wasm): Promise<void> {
  const violations: string[] = [];
  scope.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    violations.push(`${effectiveDirective}: ${blockedURI}`);
  });
  const bytes = new Uint8Array(await sample());
  const engine = await wasm.loadEngine();
  const image = engine?.allocate(bytes.length, 'x64') ?? new Uint8Array(bytes.length);
  image.set(bytes);
  const without = linesOf(fwpm, bytes, undefined);
  const isSame = without === linesOf(fwpm, bytes, engine) && without === linesOf(fwpm, image, engine);
  await sample();
  const seen: Visit = { reports: {}, violations, engine: { isThere: engine !== undefined, isSame } };
  await fetch('/seen', { method: 'POST', body: JSON.stringify(seen) });
}

function linesOf(fwpm: Library, bytes: Uint8Array, engine: Wasm.LineEngine | undefined): string {
  const base = 0x3507c0n;
  const memory = fwpm.memoryImage(bytes, { abi: 'x64', base });
  const texts = new TextDecoder();
  const roots = { entries: base, count: 16 };
  return Array.from(fwpm.ndjson(fwpm.FWPM_NET_EVENT5, memory, roots, { engine }), (chunk) =>
    texts.decode(chunk),
  ).join('');
}

async function sample(): Promise<ArrayBuffer> {
  const response = await fetch('/sample.bin');
  return response.arrayBuffer();
}
