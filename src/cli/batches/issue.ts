/** What could not be read, in the form in which it goes from thread to thread. */
import type { DecodeError } from '../../codec/index.ts';
import { wellFormedJson } from '../../format/jsonText.ts';

/** An issue, as plain data. */
export interface Issue {
  readonly message: string;
  /** Whether a root itself could not be read. */
  readonly isRoot: boolean;
  /** All of it as a line of JSON. */
  readonly json: string;
}

export function issueOf(error: DecodeError): Issue {
  const { message, path, limit } = error;
  const isRoot = /^(\[\d+\])?$/.test(path) && limit !== 'issues';
  return { message, isRoot, json: wellFormedJson(error) };
}
