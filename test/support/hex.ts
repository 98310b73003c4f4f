/** Reads the annotated hex of fixtures/hex; fixtures/README.md says how it is written. */

/** What a `.hex` file says: the bytes, and what stands in its head. */
export interface HexFile {
  readonly bytes: Uint8Array;
  /** `abi`, `base`, `address`, `struct`, `kind` and `count`, as they are written. */
  readonly head: ReadonlyMap<string, string>;
}

const HEAD = /^# (abi|base|address|struct|kind|count): (\S+)$/;
const BYTES = /^([0-9a-f]{4,}) {2}([0-9a-f]{2}(?: [0-9a-f]{2})*) +#/;

/**
 * Parses a `.hex` file.
 * @throws Error when a line is none of the format's, or does not begin where the one before it ended.
 */
export function parseHex(text: string): HexFile {
  const bytes: number[] = [];
  const head = new Map<string, string>();
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    const run = BYTES.exec(line);
    if (run === null) {
      if (line !== '' && !line.startsWith('#'))
        throw new Error(`line ${i + 1} is neither bytes nor a comment`);
      const [, name, value] = HEAD.exec(line) ?? [];
      if (name !== undefined && value !== undefined) head.set(name, value);
      continue;
    }
    const [, offset = '', digits = ''] = run;
    if (Number.parseInt(offset, 16) !== bytes.length) {
      throw new Error(
        `line ${i + 1} is at ${offset}, not at ${bytes.length.toString(16)} where the bytes end`,
      );
    }
    for (const byte of digits.split(' ')) bytes.push(Number.parseInt(byte, 16));
  }
  return { bytes: Uint8Array.from(bytes), head };
}
