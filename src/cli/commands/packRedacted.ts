/** Packs the values of structs instead of their memory, with pseudonyms in them. */
import { createHmac } from 'node:crypto';
import { open } from 'node:fs/promises';
import { type CaptureNotes, packValues } from '../../capture/index.ts';
import { type Limits, resolveLimits } from '../../codec/index.ts';
import { Elements } from '../../read/elements.ts';
import { Redactor } from '../../redact.ts';
import { UsageError } from '../exit.ts';
import { nameOf } from '../files.ts';
import { type MemoryBlock, runWithin } from '../input/blocks.ts';
import { unreadable } from '../input/reason.ts';

/** A key that is shorter could be tried out. */
const LEAST_KEY = 16;
const MOST_KEY = 2 ** 16;

/** What makes pseudonyms with the key that a file holds. @throws UsageError for a file that cannot be read, or is too short. */
export async function redactorOf(file: string): Promise<Redactor> {
  const key = await keyIn(file);
  if (key.length < LEAST_KEY) {
    throw new UsageError(
      `${nameOf(file)} has ${key.length} bytes: a key for --redact has ${LEAST_KEY} or more (openssl rand -hex 32 > key makes one)`,
    );
  }
  return new Redactor((text) => createHmac('sha256', key).update(text).digest());
}

async function keyIn(file: string): Promise<Uint8Array> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read({ buffer: new Uint8Array(MOST_KEY) });
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw unreadable(nameOf(file), error);
  }
}

/** The notes of a capture, without the name of the machine. */
export function redactNotes(notes: CaptureNotes, redactor: Redactor | undefined): CaptureNotes {
  const { host } = notes;
  return host === undefined || redactor === undefined ? notes : { ...notes, host: redactor.name(host) };
}

/** What could not be kept of a block. */
export interface Loss {
  /** Structs of which nothing can be read. */
  structs: number;
  /** Members that cannot be read. */
  members: number;
}

/** The items of a block, which decode to what it decodes to, but for the pseudonyms and for what is lost. */
export function packRedacted(
  { struct, memory, roots }: MemoryBlock,
  { redactor, loss, limit, notes }: RedactedPlan,
): Generator<Uint8Array, void, undefined> {
  const run = runWithin(struct, memory, roots);
  const elements = new Elements(struct, memory, run, {
    limits: resolveLimits(limit),
    onIssue: () => loss.members++,
  });
  function* values() {
    for (let index = 0; index < run.count; index++) {
      const before = loss.members;
      const value = elements.at(index);
      if (value !== null) yield redactor.value(struct, value);
      else if (loss.members > before) {
        loss.structs++;
        loss.members = before;
      }
    }
  }
  return packValues(struct, values(), { abi: memory.abi, ...notes });
}

export interface RedactedPlan {
  readonly redactor: Redactor;
  readonly loss: Loss;
  readonly limit: Partial<Limits>;
  readonly notes: CaptureNotes;
}
