/** A message that a worker takes. */

import { createHash } from 'node:crypto';
import type { StreamMessage } from './clients.ts';

/** Which message it is: the same for each delivery. */
export interface MessagePlace {
  readonly stream: string;
  readonly sequence: number;
}

/** A message, as it is to be decoded. */
export interface WorkerMessage extends MessagePlace {
  /** A hash of the stream, the sequence and the bytes: the same for each delivery, on every machine. */
  readonly id: string;
  readonly subject: string;
  /** How often it was delivered, this time included. */
  readonly deliveries: number;
  /** Its bytes, or those of the object that it names. */
  readonly bytes: Uint8Array;
  /** The value of a header, whatever the case of its name. */
  header(name: string): string | undefined;
}

export function placeOf({ info }: StreamMessage): MessagePlace {
  return { stream: info.stream, sequence: info.streamSequence };
}

/**
 * What makes known again what is made of it: a server drops a repeated result.
 * @param subject where that is published: different results can go to one stream.
 */
export function idOf(message: StreamMessage, subject = ''): string {
  const { stream, sequence } = placeOf(message);
  const hash = createHash('sha256').update(`${stream}\0${sequence}\0${subject}\0`).update(message.data);
  return hash.digest('hex').slice(0, 32);
}

export function headerOf({ headers }: StreamMessage, name: string): string | undefined {
  return headers?.has(name, 'insensitive') ? headers.get(name, 'insensitive') : undefined;
}

/** @param bytes what it holds, or the object that it names. */
export function messageOf(message: StreamMessage, bytes: Uint8Array): WorkerMessage {
  return {
    ...placeOf(message),
    id: idOf(message),
    subject: message.subject,
    deliveries: message.info.deliveryCount,
    bytes,
    header: (name) => headerOf(message, name),
  };
}
