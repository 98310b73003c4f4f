/** What the tests use of restructure beyond what the library stands on. */
declare module 'restructure' {
  export type NumberType = Type<number>;
  export const uint8: NumberType;
  export const uint16le: NumberType;
  export const uint32le: NumberType;

  class ArrayType<T> implements Type<readonly T[]> {
    constructor(type: unknown, length: number | string | NumberType);
    decode(stream: DecodeStream, parent?: unknown): readonly T[];
    encode(stream: EncodeStream, value: readonly T[], parent?: unknown): void;
    size(value?: readonly T[] | null, parent?: unknown): number;
    fromBuffer(buffer: Uint8Array): readonly T[];
    toBuffer(value: readonly T[]): Uint8Array;
  }

  export { ArrayType as Array };

  /** Decodes to something that decodes its elements when it is asked for them. */
  export class LazyArray {
    constructor(type: unknown, length: number | string | NumberType);
  }

  export class Pointer {
    constructor(
      offsetType: NumberType,
      type: unknown,
      options?: { type?: 'local' | 'parent' | 'global'; lazy?: boolean },
    );
  }

  export class Optional {
    constructor(type: unknown, condition: (parent: Record<string, unknown>) => boolean);
  }

  export class VersionedStruct<T = unknown> extends Struct<T> {
    constructor(type: NumberType | string, versions: Record<string | number, Record<string, unknown>>);
  }
}
