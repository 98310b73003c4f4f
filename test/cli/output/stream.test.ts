/** Output through a stream: when its bytes are the caller's again. */
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { StreamOutput } from '../../../src/cli/output/stream.ts';

test('a write is over when the stream is done with the bytes, which are written over then', async () => {
  let taken = '';
  const slow = new Writable({
    write(chunk: Uint8Array, _, done) {
      setImmediate(() => {
        taken += Buffer.from(chunk).toString();
        done();
      });
    },
  });
  const output = new StreamOutput(slow, 'a slow reader');
  const bytes = Buffer.alloc(4);
  for (const text of ['one\n', 'two\n', 'six\n']) {
    bytes.write(text);
    await output.write(bytes);
  }
  await output.close();
  expect(taken).toBe('one\ntwo\nsix\n');
});
