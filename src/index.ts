/**
 * fwpm decodes raw Windows Filtering Platform event buffers away from the machine that captured them.
 *
 * @module
 */
export {
  type BindOptions,
  type BoundType,
  bind,
  type ReadableStream,
  type WritableStream,
} from './codec/bind.ts';
export {
  type ByteRange,
  DEFAULT_LIMITS,
  DecodeError,
  type DecodeErrorCode,
  type DecodeErrorDetails,
  type DecodeErrorJson,
  type EncodedImage,
  type EncodeOptions,
  encode,
  explain,
  isDecodeError,
  LIMITS,
  type LimitRange,
  type Limits,
  type RangeKind,
} from './codec/index.ts';
export { formatFiletime } from './format/filetime.ts';
export { type JsonOptions, toJson } from './format/json.ts';
export type { Surrogates } from './format/jsonText.ts';
export type * from './layout/descriptor.ts';
export {
  ABIS,
  type Abi,
  type Infer,
  type LayoutMember,
  type LeafAt,
  layoutOf,
  type PathEnd,
  type PathOf,
  type StructLayout,
} from './layout/index.ts';
export * from './layout/vocabulary.ts';
export {
  type Address,
  type Memory,
  MemoryImage,
  type MemoryImageOptions,
  type MemoryRange,
  memoryImage,
  type Place,
  RangesMemory,
} from './memory/index.ts';
export type { Roots } from './memory/run.ts';
export {
  type CheckedPaths,
  type Column,
  type ColumnOf,
  type ColumnReader,
  type ColumnsOf,
  type ColumnsOptions,
  type ColumnValues,
  columnReader,
  columns,
} from './read/columns.ts';
export {
  type DecodeOptions,
  decode,
  decodeArray,
  decodeEntries,
  type TolerantOptions,
} from './read/decode.ts';
export type { Extension, ExtensionReader, WithInternal } from './read/extension.ts';
export { memoryRanges } from './read/memoryRanges.ts';
export { type NdjsonOptions, ndjson } from './read/ndjson.ts';
export * from './wfp/index.ts';
