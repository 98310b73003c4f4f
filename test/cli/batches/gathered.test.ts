/** Output in large writes: all bytes, in order, and none of them kept back while the program waits. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { WRITTEN_BYTES } from '../../../src/cli/batches/batch.ts';
import { GatheredOutput } from '../../../src/cli/batches/gathered.ts';

/** An output that keeps a copy of each write, or fails. */
class Writes {
  readonly isOpen = true;
  readonly all: Buffer[] = [];
  failure: Error | undefined;

  async write(bytes: Uint8Array | string): Promise<void> {
    await nextTurn();
    if (this.failure !== undefined) throw this.failure;
    if (typeof bytes !== 'string') this.all.push(Buffer.from(bytes));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  abandon(): Promise<void> {
    return Promise.resolve();
  }
}

function pieceOf(length: number, byte: number): Uint8Array {
  return new Uint8Array(length).fill(byte);
}

describe('gathered output', () => {
  it.each([
    { what: 'nothing', lengths: [], writes: [] },
    { what: 'an empty piece', lengths: [0], writes: [] },
    { what: 'small pieces', lengths: [1, 2, 3], writes: [6] },
    { what: 'a large piece between small ones', lengths: [5, 100_000, 5], writes: [5, 100_000, 5] },
    {
      what: 'more small pieces than are gathered',
      lengths: new Array<number>(17).fill(65536),
      writes: [WRITTEN_BYTES, 65536],
    },
  ])('$what: $writes', async ({ lengths, writes }) => {
    const output = new Writes();
    const gathered = new GatheredOutput(output);
    const pieces = lengths.map((length, i) => pieceOf(length, i + 1));
    for (const piece of pieces) {
      const given = piece.slice();
      await gathered.write(given);
      // The bytes are the caller's again.
      given.fill(0xff);
    }
    await gathered.flush();
    expect(output.all.map(({ length }) => length)).toEqual(writes);
    expect(Buffer.concat(output.all).equals(Buffer.concat(pieces))).toBe(true);
  });

  it('writes what comes after an empty piece that came during a write', async () => {
    const output = new Writes();
    const gathered = new GatheredOutput(output);
    expect(gathered.take(pieceOf(3, 1))).toBe(true);
    await nextTurn();
    expect(gathered.room).toBe(0);
    expect(gathered.take(pieceOf(0, 2))).toBe(false);
    await nextTurn();
    await gathered.write(pieceOf(4, 3));
    expect(gathered.room).toBe(WRITTEN_BYTES - 4);
    for (let i = 0; i < 3; i++) await nextTurn();
    expect(output.all.map(({ length }) => length)).toEqual([3, 4]);
  });

  it('writes what is there when the program waits', async () => {
    const output = new Writes();
    const gathered = new GatheredOutput(output);
    await gathered.write(pieceOf(3, 1));
    expect(output.all).toEqual([]);
    while (output.all.length === 0) await nextTurn();
    await gathered.write(pieceOf(2, 2));
    await gathered.flush();
    expect(output.all.map((bytes) => [...bytes])).toEqual([
      [1, 1, 1],
      [2, 2],
    ]);
  });

  it('fails on the write after the one that failed while the program waited', async () => {
    const output = new Writes();
    const gathered = new GatheredOutput(output);
    output.failure = new Error('full');
    await gathered.write(pieceOf(3, 1));
    await nextTurn();
    await nextTurn();
    await nextTurn();
    await expect(gathered.write(pieceOf(1, 1))).rejects.toThrow('full');
  });
});
