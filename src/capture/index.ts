/**
 * Captures: files that hold memory and say what is in it.
 *
 * @module
 */

export type { Span } from '../memory/index.ts';
export {
  DEFAULT_MIN_SCORE,
  type EntriesFind,
  type EventFind,
  type Find,
  SCAN_LIMITS,
  type ScanInput,
  type ScanOptions,
  type ScanRange,
  scan,
} from '../scan/index.ts';
export {
  type ImageCandidate,
  type ImageHints,
  type ImageInference,
  inferImage,
} from '../scan/infer/index.ts';
export {
  type Capture,
  type CaptureContent,
  type CapturedRange,
  type CaptureNotes,
  type CaptureRoots,
  rootsOf,
} from './cbor/capture.ts';
export {
  type ByteStream,
  CAPTURE_LIMITS,
  type CaptureSource,
  type ReadCapturesOptions,
  readCaptures,
} from './cbor/read.ts';
export type { ItemLimits } from './cbor/scanner.ts';
export { CAPTURE_START_BYTES, looksLikeCapture } from './cbor/start.ts';
export { writeCapture } from './cbor/write.ts';
export type { FileInput, FileSource } from './fileSource.ts';
export { type FileForm, type FileKind, FORM_START_BYTES, formOf } from './form.ts';
export {
  looksLikeMinidump,
  MINIDUMP_START_BYTES,
  type Minidump,
  type MinidumpOptions,
  openMinidump,
} from './minidump/minidump.ts';
export type { MinidumpModule, MinidumpRegion } from './minidump/process.ts';
export type { MinidumpRange } from './minidump/ranges.ts';
export type { MinidumpSystem } from './minidump/system.ts';
export { type PackOptions, packCapture } from './pack.ts';
export { type PackValuesOptions, packValues } from './packValues.ts';
export { reach } from './reach.ts';
