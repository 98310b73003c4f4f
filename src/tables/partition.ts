/** Which part of a data set an event belongs to: folders such as day=2026-11-30/host=DC01, as Hive calls them. */
import type { Origin } from '../events/index.ts';
import { formatFiletime } from '../format/filetime.ts';
import { isRecord } from '../util/objects.ts';
import { sha1 } from '../util/sha1.ts';
import { wellFormed } from '../util/text.ts';
import { TEXT_ENCODER } from '../util/textEncoder.ts';

/** What events can be parted by. */
export type PartitionKey = 'day' | 'hour' | 'host' | 'type';

/** What Hive writes where there is no value. */
const NO_VALUE = '__HIVE_DEFAULT_PARTITION__';

/** Folders have names of 255 bytes at most. */
const MOST_VALUE = 200;

/**
 * The folder of an event, for keys in this order.
 * @param event null for one that cannot be read: it has no values.
 */
export function partitionOf(keys: readonly PartitionKey[], event: unknown, origin: Origin): string {
  return keys.map((key) => `${key}=${folderName(keyValue(key, event, origin))}`).join('/');
}

function keyValue(key: PartitionKey, event: unknown, { host }: Origin): string | undefined {
  switch (key) {
    case 'host':
      return host;
    case 'type':
      return typeOf(event);
    case 'day':
      return timeOf(event)?.slice(0, 'yyyy-mm-dd'.length);
    case 'hour':
      return timeOf(event)?.slice('yyyy-mm-ddT'.length, 'yyyy-mm-ddThh'.length);
  }
}

/** The time of an event in UTC; undefined past the year 9999, which has no days here. */
function timeOf(event: unknown): string | undefined {
  const header = isRecord(event) && isRecord(event['header']) ? event['header'] : {};
  const { timeStamp } = header;
  const text = typeof timeStamp === 'bigint' ? formatFiletime(timeStamp) : '';
  return text.includes('T') ? text : undefined;
}

const TYPE_PREFIX = 'FWPM_NET_EVENT_TYPE_';

function typeOf(event: unknown): string | undefined {
  const type = isRecord(event) ? event['type'] : undefined;
  if (typeof type === 'number') return String(type);
  return typeof type === 'string' ? type.replace(TYPE_PREFIX, '') : undefined;
}

/**
 * A value as the name of a folder on any system. Readers take %XX for what it stands for. Of values that are longer than
 * names can be, the beginning is kept, and a hash of all.
 */
function folderName(value: string | undefined): string {
  if (value === undefined || value === '') return NO_VALUE;
  const whole = wellFormed(value);
  const escaped = encodeURIComponent(whole).replace(/[!'()*~]|\.$/g, escapedCharacter);
  if (escaped.length <= MOST_VALUE) return escaped;
  const hash = [...sha1(TEXT_ENCODER.encode(whole)).subarray(0, 8)].map((byte) =>
    byte.toString(16).padStart(2, '0'),
  );
  return `${escaped.slice(0, MOST_VALUE).replace(/%.?$/, '')}-${hash.join('')}`;
}

function escapedCharacter(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
