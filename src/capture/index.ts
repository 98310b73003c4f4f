/**
 * Captures: files that hold memory and say what is in it.
 *
 * @module
 */

export type { Span } from '../memory/index.ts';
export {
  type Capture,
  type CaptureContent,
  type CapturedRange,
  type CaptureNotes,
  type CaptureRoots,
  rootsOf,
} from './captureFile.ts';
export {
  type ByteStream,
  CAPTURE_LIMITS,
  type CaptureSource,
  type ReadCapturesOptions,
  readCaptures,
} from './captureFileRead.ts';
export { CAPTURE_START_BYTES, looksLikeCapture } from './captureFileStart.ts';
export { writeCapture } from './captureFileWrite.ts';
export type { ItemLimits } from './cborScanner.ts';
export type { FileInput, FileSource } from './fileSource.ts';
export {
  looksLikeMinidump,
  MINIDUMP_START_BYTES,
  type Minidump,
  type MinidumpOptions,
  openMinidump,
} from './minidump.ts';
export type { MinidumpModule, MinidumpRegion } from './minidumpProcess.ts';
export type { MinidumpRange } from './minidumpRanges.ts';
export type { MinidumpSystem } from './minidumpSystem.ts';
export { type PackOptions, packCapture } from './pack.ts';
export { reach } from './reach.ts';
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
} from './scan/index.ts';
