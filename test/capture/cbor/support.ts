/** Captures read to the end, and what they decode to. */
import {
  type Capture,
  type CaptureSource,
  type ReadCapturesOptions,
  readCaptures,
  rootsOf,
} from '../../../src/capture/index.ts';
import {
  DecodeError,
  type Limits,
  type Memory,
  ndjson,
  type Roots,
  type ValueLayout,
} from '../../../src/index.ts';

/** All items of a capture, strictly. */
export async function capturesOf(source: CaptureSource, options?: ReadCapturesOptions): Promise<Capture[]> {
  const captures: Capture[] = [];
  for await (const capture of readCaptures(source, options)) captures.push(capture);
  return captures;
}

/** What can be read of a capture, and what was told on the way. */
export async function readTolerantly(
  source: CaptureSource,
  options: ReadCapturesOptions = {},
): Promise<{ captures: Capture[]; issues: DecodeError[] }> {
  const issues: DecodeError[] = [];
  const captures = await capturesOf(source, { ...options, onIssue: (issue) => issues.push(issue) });
  return { captures, issues };
}

/** The DecodeError that reading a capture ends with; anything else that it throws goes on. */
export async function captureErrorOf(
  source: CaptureSource,
  options?: ReadCapturesOptions,
): Promise<DecodeError> {
  try {
    await capturesOf(source, options);
  } catch (error) {
    if (error instanceof DecodeError) return error;
    throw error;
  }
  throw new Error('read, where an error was expected');
}

/** Lines of JSON, and what could not be decoded. */
export interface Decoded {
  readonly lines: string;
  readonly issues: readonly Pick<DecodeError, 'code' | 'struct' | 'path' | 'address'>[];
}

/** What roots of a memory decode to. */
export function decodedFrom(
  struct: ValueLayout,
  memory: Memory,
  roots: Iterable<Roots>,
  limits: Partial<Limits> = {},
): Decoded {
  const issues: Decoded['issues'][number][] = [];
  const onIssue = ({ code, struct, path, address }: DecodeError): void => {
    issues.push({ code, struct, path, address });
  };
  let lines = '';
  for (const root of roots) {
    for (const chunk of ndjson(struct, memory, root, { limits, onIssue }))
      lines += new TextDecoder().decode(chunk);
  }
  return { lines, issues };
}

/** What a capture's items decode to. */
export function decodedFromCaptures(captures: readonly Capture[], limits?: Partial<Limits>): Decoded {
  const parts = captures.map((capture) =>
    decodedFrom(capture.struct, capture.memory, rootsOf(capture), limits),
  );
  return {
    lines: parts.map(({ lines }) => lines).join(''),
    issues: parts.flatMap(({ issues }) => issues),
  };
}
