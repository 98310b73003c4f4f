/** Bytes as text, whichever of Windows' encodings they are in. */

/** The bytes of a file, in the order of the file, in pieces of any size. */
export type ByteSource = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** With this, a source of one huge piece needs no more memory than one of many small ones. */
const BYTES_AT_A_TIME = 65_536;

/** How many bytes are needed to recognise the encoding. */
const HEAD = 2;

/**
 * The text of a file in UTF-8 or UTF-16, in pieces, without the byte order mark. netsh writes UTF-8; what passes
 * through a redirection of PowerShell is UTF-16. Bytes that are wrong in the encoding become U+FFFD: a console's code
 * page can have spoiled the letters of one name, and the other names are still right.
 */
export async function* decodedText(source: ByteSource): AsyncGenerator<string, void, undefined> {
  let head = new Uint8Array(0);
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const bytes of source) {
    let rest = bytes;
    if (decoder === undefined) {
      rest = head = joined(head, bytes);
      if (head.length < HEAD) continue;
      decoder = new TextDecoder(encodingOf(head));
    }
    for (let at = 0; at < rest.length; at += BYTES_AT_A_TIME) {
      yield decoder.decode(rest.subarray(at, at + BYTES_AT_A_TIME), { stream: true });
    }
  }
  // A part of a character at the end is left out: it says no more than that the file is cut off.
  if (decoder === undefined) yield new TextDecoder().decode(head);
}

/** By the byte order mark, else by the zero byte that the first character has in UTF-16: it is an ASCII character. */
function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be';
  return 'utf-8';
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
