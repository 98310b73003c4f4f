/**
 * Findings as files in fixtures/crashes: NAME.json says what was tried and what happened, NAME.bin has the bytes of
 * the input. The input is saved as it is, so it stays the same whatever becomes of the fuzzer.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding } from './engine.ts';

export interface Crash extends Omit<Finding, 'stack'> {
  readonly name: string;
}

const FOLDER = fileURLToPath(new URL('../../fixtures/crashes/', import.meta.url));

/** Saves a finding; returns its name. */
export function saveCrash({ target, seed, index, message, input }: Finding, folder = FOLDER): string {
  mkdirSync(folder, { recursive: true });
  const name = `${target}-${seed}-${index}`;
  const arrays: Uint8Array[] = [];
  const json = JSON.stringify(
    { target, seed, index, message, input },
    (_, value) => asJson(value, arrays),
    2,
  );
  writeFileSync(join(folder, `${name}.json`), `${json}\n`);
  if (arrays.length > 0) writeFileSync(join(folder, `${name}.bin`), Buffer.concat(arrays));
  return name;
}

/** All that were saved, by name. */
export function savedCrashes(folder = FOLDER): Crash[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => {
    const name = basename(file, '.json');
    const binary = join(folder, `${name}.bin`);
    const bytes = existsSync(binary) ? new Uint8Array(readFileSync(binary)) : new Uint8Array(0);
    return {
      name,
      ...JSON.parse(readFileSync(join(folder, file), 'utf8'), (_, value) => fromJson(value, bytes)),
    };
  });
}

/** JSON has no bigints and no such numbers, and bytes are for the other file. */
function asJson(value: unknown, arrays: Uint8Array[]): unknown {
  if (typeof value === 'bigint') return { $bigint: `${value}` };
  if (typeof value === 'number' && !(Number.isFinite(value) && !Object.is(value, -0)))
    return { $number: `${value}` };
  if (!(value instanceof Uint8Array)) return value;
  const start = arrays.reduce((sum, { length }) => sum + length, 0);
  arrays.push(value);
  return { $bytes: [start, start + value.length] };
}

function fromJson(value: unknown, bytes: Uint8Array): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('$bigint' in value) return BigInt(String(value.$bigint));
  if ('$number' in value) return Number(value.$number);
  if ('$bytes' in value && Array.isArray(value.$bytes)) return bytes.slice(value.$bytes[0], value.$bytes[1]);
  return value;
}
