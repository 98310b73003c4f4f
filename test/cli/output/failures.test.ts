/** Readers of the output that go away: the work ends, and that is no failure. */
import { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { isReaderGone, isSystemError, unwritable } from '../../../src/cli/output/failures.ts';
import { StreamOutput } from '../../../src/cli/output/stream.ts';

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** A stream of which each write fails. */
function failing(error: Error): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done(error) });
}

describe('a stream that fails', () => {
  test.each(['EPIPE', 'ECONNRESET'])('with %s has no reader any more', async (code) => {
    expect(isReaderGone(systemError(code))).toBe(true);
    const output = new StreamOutput(failing(systemError(code)), 'standard output');
    await output.write('line\n');
    await setImmediate();
    expect(output.isOpen).toBe(false);
    await output.write('line\n');
    await output.close();
  });

  test.each(['ENOSPC', 'EIO', 'ECONNREFUSED', 'EBADF'])('with %s is told', async (code) => {
    expect(isReaderGone(systemError(code))).toBe(false);
    const output = new StreamOutput(failing(systemError(code)), 'standard output');
    await expect(output.write('line\n')).rejects.toThrow(/^cannot write standard output: /);
    expect(output.isOpen).toBe(false);
  });
});

test('an error without a code is none of the system', () => {
  expect(isSystemError(new Error('EPIPE'), 'EPIPE')).toBe(false);
  expect(isSystemError({ code: 'EPIPE' }, 'EPIPE')).toBe(false);
  expect(unwritable('out', new Error('why')).message).toBe('cannot write out: why');
});
