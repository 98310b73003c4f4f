export { Decoder } from './decoder.ts';
export { type EncodedImage, type EncodeOptions, encode } from './encode.ts';
export {
  DecodeError,
  type DecodeErrorCode,
  type DecodeErrorDetails,
  type DecodeErrorJson,
  isDecodeError,
} from './error.ts';
export { type ByteRange, explain } from './explain.ts';
export {
  DEFAULT_LIMITS,
  isLimit,
  LIMITS,
  type LimitRange,
  type Limits,
  limitsIn,
  resolveLimits,
} from './limits.ts';
export { formatPath, type PathPart } from './path.ts';
export type { RangeKind } from './trace.ts';
