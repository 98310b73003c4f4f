/** Captures: files that say themselves what is in them. */
import { captureChunks } from '../../capture/cbor/read.ts';
import { type Capture, rootsOf } from '../../capture/index.ts';

import type { DecodeError } from '../../codec/index.ts';
import { issueOf } from '../batches/issue.ts';
import type { Report } from '../output/report.ts';
import { type MemoryBlock, present } from './blocks.ts';
import { notFor, notForCaptures, type SourceArguments } from './form.ts';
import type { InputFile } from './inputFile.ts';

/**
 * The blocks of a capture, as they come in, with those together that can be read without waiting. Issues of the capture
 * itself are given on before the block after them.
 */
export async function* capturedBlocks(
  file: InputFile,
  given: SourceArguments,
  report: Report,
): AsyncGenerator<Iterable<MemoryBlock>, void, undefined> {
  if (given.scan) throw notForCaptures(file.name);
  for (const name of ['struct', 'abi', 'base', 'at', 'count', 'entries'] as const) {
    if (given[name] !== undefined) {
      throw notFor(`--${name}`, `${file.name} is a capture, which says itself what is in it`);
    }
  }
  let issues: DecodeError[] = [];
  const giveOn = async (): Promise<void> => {
    await report.issues(issues.map(issueOf));
    issues = [];
  };
  const onIssue = (issue: DecodeError): void => void issues.push(issue);
  for await (const captures of captureChunks(file.chunks(), { onIssue })) {
    const rest = captures[Symbol.iterator]();
    for (let next = rest.next(); next.done !== true; ) {
      const first = next.value;
      await giveOn();
      yield (function* () {
        for (let capture = first; ; capture = next.value) {
          yield* blocksIn(capture);
          next = rest.next();
          // What is said of the capture stands before the next block.
          if (next.done === true || issues.length > 0) return;
        }
      })();
    }
  }
  await giveOn();
}

function* blocksIn(capture: Capture): Generator<MemoryBlock, void, undefined> {
  const { struct, memory, index, host, osBuild } = capture;
  const ranges = capture.ranges.map(({ base, bytes }) => ({ base, length: bytes.length }));
  if (ranges.length > 1) ranges.sort((a, b) => (a.base < b.base ? -1 : 1));
  const label = `item ${index}: `;
  for (const roots of rootsOf(capture)) {
    yield {
      struct,
      memory,
      ...present(struct, { memory, ranges }, roots),
      label,
      isOptional: true,
      hint: '',
      origin: { host, osBuild },
    };
  }
}
