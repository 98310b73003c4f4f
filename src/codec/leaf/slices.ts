/**
 * Strings out of bytes. Node's Buffer makes them several times as fast as anything that JavaScript itself has;
 * where there is no Buffer (browsers), String.fromCharCode is as exact. TextDecoder is neither: it drops byte
 * order marks and replaces unpaired surrogates.
 */

/** Strings of the bytes `start` to `end`. */
export interface TextSlices {
  /** One character a byte. */
  latin1Slice(start: number, end: number): string;
  /** One UTF-16LE code unit for two bytes; an odd last byte is left out. */
  ucs2Slice(start: number, end: number): string;
}

/** Arguments of one String.fromCharCode call: well below every engine's limit. */
const CHUNK = 4096;

/** What every engine has. */
export class PortableText implements TextSlices {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  latin1Slice(start: number, end: number): string {
    let text = '';
    for (let at = start; at < end; at += CHUNK) {
      const characters = this.#bytes.subarray(at, Math.min(at + CHUNK, end));
      text += Reflect.apply(String.fromCharCode, undefined, characters);
    }
    return text;
  }

  ucs2Slice(start: number, end: number): string {
    const bytes = this.#bytes;
    let text = '';
    for (let at = start; at + 1 < end; at += 2 * CHUNK) {
      const units = new Uint16Array(Math.min(CHUNK, (end - at) >>> 1));
      for (let i = 0; i < units.length; i++) {
        units[i] = (bytes[at + 2 * i] ?? 0) | ((bytes[at + 2 * i + 1] ?? 0) << 8);
      }
      text += Reflect.apply(String.fromCharCode, undefined, units);
    }
    return text;
  }
}

/** The fastest that this engine has. */
export function textSlices(bytes: Uint8Array): TextSlices {
  if (typeof Buffer !== 'undefined') {
    const buffer: unknown = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (hasSlices(buffer)) return buffer;
  }
  return new PortableText(bytes);
}

/** Node has had these methods of Buffer since its beginning, but does not document them. */
function hasSlices(buffer: unknown): buffer is TextSlices {
  return (
    typeof buffer === 'object' &&
    buffer !== null &&
    'latin1Slice' in buffer &&
    typeof buffer.latin1Slice === 'function' &&
    'ucs2Slice' in buffer &&
    typeof buffer.ucs2Slice === 'function'
  );
}
