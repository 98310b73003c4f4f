/**
 * The JSON of decoded values by writers that are made once for a layout: what `toJson` writes for other programs, in a
 * fraction of the time. They give up at the first thing that is not as decoding leaves it, and never say what: `toJson` does.
 */
import { flagNames } from '../codec/leaf/flags.ts';
import type { AnyStruct } from '../layout/index.ts';
import {
  type Enumeration,
  type Flags,
  type LeafLayout,
  namedMembers,
  type ValueLayout,
} from '../layout/index.ts';
import { isObject } from '../util/objects.ts';
import { remembered } from '../util/remembered.ts';
import { formatFiletime } from './filetime.ts';
import { hexText } from './hexText.ts';
import { floatJson } from './json.ts';
import { jsonText, textJson } from './jsonText.ts';

/** Writes a value; throws {@link GIVE_UP} at one that is not of the layout. */
type Write = (value: unknown) => string;

/** What a writer throws when the value is not what its layout decodes to. */
const GIVE_UP = Symbol('give up');

function giveUp(): never {
  throw GIVE_UP;
}

/** How enumerations are written: by name or number as they are, or always as text. */
export type Enumerations = 'asTheyAre' | 'asText';

/**
 * The value as `toJson` writes it with unpaired surrogates replaced and members left out that are not there; undefined where
 * a member is not of its layout's type.
 */
export function valueJson(
  layout: ValueLayout,
  value: unknown,
  enumerations: Enumerations,
): string | undefined {
  try {
    return value === null ? 'null' : WRITERS[enumerations].of(layout)(value);
  } catch (error) {
    if (error === GIVE_UP) return undefined;
    throw error;
  }
}

/** Whether an enumeration in the value is a number. */
export function hasNumberedEnum(layout: ValueLayout, value: unknown): boolean {
  return finderOf(layout)?.(value) === true;
}

type Find = (value: unknown) => boolean;

/** By layout; undefined for one without enumerations. */
const finders = new WeakMap<ValueLayout, { readonly find: Find | undefined }>();

function finderOf(layout: ValueLayout): Find | undefined {
  let made = finders.get(layout);
  if (made === undefined) {
    made = { find: makeFinder(layout) };
    finders.set(layout, made);
  }
  return made.find;
}

function makeFinder(layout: ValueLayout): Find | undefined {
  switch (layout.kind) {
    case 'enum':
      return (value) => typeof value === 'number';
    case 'pointer':
      return finderOf(layout.to);
    case 'counted': {
      const find = finderOf(layout.of);
      return find && ((value) => Array.isArray(value) && value.some(find));
    }
    case 'struct': {
      const members = Array.from(namedMembers(layout.fields)).flatMap(([name, member]) => {
        const find = finderOf(member);
        return find === undefined ? [] : [{ name, find }];
      });
      if (members.length === 0) return undefined;
      return (value) => isObject(value) && members.some(({ name, find }) => find(value[name]));
    }
    default:
      return undefined;
  }
}

/** The writers of layouts, made when they are needed. */
class Writers {
  readonly #made = new WeakMap<ValueLayout, Write>();
  readonly #enumerations: Enumerations;

  constructor(enumerations: Enumerations) {
    this.#enumerations = enumerations;
  }

  of(layout: ValueLayout): Write {
    let write = this.#made.get(layout);
    if (write === undefined) {
      write = this.#make(layout);
      this.#made.set(layout, write);
    }
    return write;
  }

  #make(layout: ValueLayout): Write {
    switch (layout.kind) {
      case 'struct':
        return this.#structWriter(layout);
      case 'pointer':
        return nullOr(this.of(layout.to));
      case 'counted':
        return nullOr(listWriter(this.of(layout.of)));
      case 'blob':
        return nullOr(layout.content === 'text' ? writeText : writeBytes);
      case 'sid':
      case 'wideString':
        return writeText;
      case 'enum':
        return this.#enumerations === 'asText' ? enumTextWriter(layout) : enumWriter(layout);
      default:
        return leafWriter(layout);
    }
  }

  #structWriter({ fields }: AnyStruct): Write {
    const members = Array.from(namedMembers(fields), ([name, layout]) => ({
      name,
      first: `{"${name}":`,
      next: `,"${name}":`,
      write: this.of(layout),
    }));
    return (value) => {
      if (!isObject(value)) return giveUp();
      let json = '';
      for (const { name, first, next, write } of members) {
        const member = value[name];
        if (member !== undefined) json += (json === '' ? first : next) + write(member);
      }
      return json === '' ? '{}' : `${json}}`;
    };
  }
}

const WRITERS: Readonly<Record<Enumerations, Writers>> = {
  asTheyAre: new Writers('asTheyAre'),
  asText: new Writers('asText'),
};

function nullOr(write: Write): Write {
  return (value) => (value === null ? 'null' : write(value));
}

function listWriter(write: Write): Write {
  return (value) => {
    if (!Array.isArray(value)) return giveUp();
    let json = '';
    for (const element of value) json += (json === '' ? '[' : ',') + write(element);
    return json === '' ? '[]' : `${json}]`;
  };
}

// --- leaves --------------------------------------------------------------------------------------------------

function leafWriter(layout: Exclude<LeafLayout, Enumeration<string>>): Write {
  switch (layout.kind) {
    case 'filetime':
      return (value) => (typeof value === 'bigint' && value >= 0n ? `"${formatFiletime(value)}"` : giveUp());
    case 'uint64':
    case 'int64':
      return (value) => (typeof value === 'bigint' ? `"${value}"` : giveUp());
    case 'float32':
    case 'float64':
      return (value) => (typeof value === 'number' ? floatJson(value) : giveUp());
    case 'bool':
      return (value) => (value === true ? 'true' : value === false ? 'false' : giveUp());
    case 'flags':
      return flagsWriter(layout);
    case 'guid':
    case 'ipv4':
    case 'ipv6':
    case 'mac':
      return writeText;
    case 'bytes':
      return writeBytes;
    default:
      return writeInteger;
  }
}

/** Few words of flags make up nearly all events. */
const MOST_WORDS = 1024;

function flagsWriter({ bits }: Flags): Write {
  const namesJson = remembered((word: number) => jsonText(flagNames(bits, word)), MOST_WORDS);
  return (value) => (typeof value === 'number' && Number.isInteger(value) ? namesJson(value) : giveUp());
}

function enumWriter({ values }: Enumeration<string>): Write {
  const named = namesJson(values);
  return (value) => (typeof value === 'string' ? (named.get(value) ?? textJson(value)) : writeInteger(value));
}

/** The digits of a number that has no name. */
function enumTextWriter({ values }: Enumeration<string>): Write {
  const named = namesJson(values);
  // Where two names have one number, it is the first one's.
  const names = new Map<number, string>();
  for (const [name, value] of Object.entries(values)) if (!names.has(value)) names.set(value, name);
  return (value) => {
    if (typeof value === 'string') return named.get(value) ?? textJson(value);
    return typeof value === 'number' ? textJson(names.get(value) ?? String(value)) : giveUp();
  };
}

function namesJson(values: Readonly<Record<string, number>>): ReadonlyMap<string, string> {
  return new Map(Object.keys(values).map((name) => [name, `"${name}"`]));
}

function writeInteger(value: unknown): string {
  return typeof value === 'number' && Number.isInteger(value) ? String(value) : giveUp();
}

function writeBytes(value: unknown): string {
  return value instanceof Uint8Array ? `"${hexText(value)}"` : giveUp();
}

function writeText(value: unknown): string {
  return typeof value === 'string' ? textJson(value) : giveUp();
}
