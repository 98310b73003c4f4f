/** The part of restructure (which ships no types) that this project stands on. */
declare module 'restructure' {
  export class DecodeStream {
    constructor(buffer: Uint8Array);
    readonly buffer: Uint8Array;
    readonly view: DataView;
    readonly length: number;
    pos: number;
  }

  export class EncodeStream {
    constructor(buffer: Uint8Array);
    readonly buffer: Uint8Array;
    pos: number;
    writeBuffer(bytes: Uint8Array): void;
  }

  export interface Type<T> {
    decode(stream: DecodeStream, parent?: unknown, length?: number): T;
    encode(stream: EncodeStream, value: T, parent?: unknown): void;
    size(value?: T | null, parent?: unknown): number;
    fromBuffer(buffer: Uint8Array): T;
    toBuffer(value: T): Uint8Array;
  }

  export class Struct<T = unknown> implements Type<T> {
    constructor(fields: Record<string, unknown>);
    decode(stream: DecodeStream, parent?: unknown, length?: number): T;
    encode(stream: EncodeStream, value: T, parent?: unknown): void;
    size(value?: T | null, parent?: unknown, includePointers?: boolean): number;
    fromBuffer(buffer: Uint8Array): T;
    toBuffer(value: T): Uint8Array;
  }
}
