/** The images in fixtures/, and what they decode to, in one shape whatever they were made with. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Abi, type DecodeErrorCode, layouts } from '../../src/index.ts';
import { parseHex } from './hex.ts';

/** An image of memory, and what to decode in it. */
interface Image {
  readonly name: string;
  readonly abi: Abi;
  readonly base: bigint;
  readonly address: bigint;
  /** The C name of the root. */
  readonly struct: string;
  /** One struct, structs one after another, or an array of pointers to structs. */
  readonly kind: 'struct' | 'array' | 'entries';
  readonly count: number;
  readonly bytes: Uint8Array;
}

/** An image that decodes. */
export interface HealthyFixture extends Image {
  /** The decoded structs, as JSON.parse gives them. */
  readonly expect: readonly unknown[];
}

/** An image in which one thing cannot be read. */
export interface DamagedFixture extends Image {
  readonly defect: Defect;
  /** What is decoded all the same, with null in the place of the defect; images of C compilers leave it out. */
  readonly tolerant?: readonly unknown[];
}

/** What a DecodeError says. */
export interface Defect {
  readonly code: DecodeErrorCode;
  readonly path: string;
  readonly address?: bigint;
  readonly offset?: number;
}

export type Fixture = HealthyFixture | DamagedFixture;

export function isHealthy(fixture: Fixture): fixture is HealthyFixture {
  return 'expect' in fixture;
}

export function isDamaged(fixture: Fixture): fixture is DamagedFixture {
  return 'defect' in fixture;
}

/** The text of a file in fixtures/. */
export function fixtureText(path: string): string {
  return readFileSync(fixturePath(path), 'utf8');
}

/** The images that C compilers made: fixtures/blobs. */
export function compiledFixtures(): Fixture[] {
  return namesIn('blobs', '.json').map((name) => compiledFixture('blobs', name));
}

/** The images that came from running processes: fixtures/samples. */
export function sampleFixtures(): Fixture[] {
  return namesIn('samples', '.json').map((name) => compiledFixture('samples', name));
}

/** The images written by hand: fixtures/hex. */
export function hexFixtures(): Fixture[] {
  return namesIn('hex', '.hex').map(hexFixture);
}

/** Images of structs that have generated writers: those of the headers, without the engine's objects. */
export function hexFixturesOfHeaders(): Fixture[] {
  return hexFixtures().filter(({ struct }) => layouts[struct] !== undefined);
}

export function fixturePath(path: string): string {
  return fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url));
}

function namesIn(folder: string, suffix: string): string[] {
  return readdirSync(fixturePath(folder))
    .filter((file) => file.endsWith(suffix))
    .map((file) => file.slice(0, -suffix.length))
    .sort();
}

// --- images of C compilers ---------------------------------------------------------------------------------

interface CompiledJson {
  readonly abi: Abi;
  readonly base: string;
  readonly address: string;
  readonly struct: string;
  readonly kind: Image['kind'];
  readonly count: number;
  readonly expect?: readonly unknown[];
  readonly defect?: { readonly kind: string; readonly path: string };
}

/** What becomes of each kind of defect. */
const CODES: Readonly<Record<string, DecodeErrorCode>> = {
  'pointer-out-of-arena': 'UNMAPPED_POINTER',
  'string-unterminated': 'UNTERMINATED_STRING',
  'size-over-end': 'TRUNCATED',
  'count-over-end': 'TRUNCATED',
  'sid-over-end': 'TRUNCATED',
};

function compiledFixture(folder: string, name: string): Fixture {
  const json: CompiledJson = JSON.parse(fixtureText(`${folder}/${name}.json`));
  const { abi, struct, kind, count, expect, defect } = json;
  const base = BigInt(json.base);
  const address = BigInt(json.address);
  const bytes = new Uint8Array(readFileSync(fixturePath(`${folder}/${name}.bin`)));
  const image = { name, abi, base, address, struct, kind, count, bytes };
  if (expect !== undefined) return { ...image, expect };
  const code = defect && CODES[defect.kind];
  if (code === undefined) throw new Error(`${name}: no such kind of defect: ${defect?.kind}`);
  return { ...image, defect: { code, path: memberPath(defect?.path ?? '') } };
}

/** C's way to write a path, in ours: a blob's pointer is not a member of the decoded object. */
function memberPath(path: string): string {
  return path.replaceAll('->', '.').replace(/\.data$/, '');
}

// --- images by hand ----------------------------------------------------------------------------------------

interface DamagedJson {
  readonly defect: Defect & { readonly address: string };
  readonly tolerant: readonly unknown[];
}

function hexFixture(name: string): Fixture {
  const { bytes, head } = parseHex(fixtureText(`hex/${name}.hex`));
  const field = (key: string): string => {
    const value = head.get(key);
    if (value === undefined) throw new Error(`${name}.hex does not say its ${key}`);
    return value;
  };
  const image = {
    name,
    abi: oneOf(['x64', 'x86', 'arm64'], field('abi')),
    base: BigInt(field('base')),
    address: BigInt(field('address')),
    struct: field('struct'),
    kind: oneOf(['struct', 'array', 'entries'], field('kind')),
    count: Number(field('count')),
    bytes,
  };
  const json: readonly unknown[] | DamagedJson = JSON.parse(fixtureText(`hex/${name}.json`));
  if ('defect' in json) {
    const { defect, tolerant } = json;
    return { ...image, defect: { ...defect, address: BigInt(defect.address) }, tolerant };
  }
  return { ...image, expect: json };
}

function oneOf<const T extends string>(choices: readonly T[], value: string): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new Error(`${value} is none of ${choices.join(', ')}`);
  return found;
}
