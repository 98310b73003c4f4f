/**
 * Patterns for paths, matched in time that is at most the product of the lengths of pattern and path: all ways to match
 * are followed at once, one character after another. An expression of the language would try them one by one, and a
 * pattern of a few stars can keep it busy for years.
 */
import { UsageError } from '../exit.ts';
import { nameOf } from '../files.ts';

/** No name is as long. */
const MOST_LENGTH = 1024;

/** What only patterns have. */
const WILD = /[*?[\]{}]/;

/** A folder to look in, and what of a pattern is left for it. */
export interface Place {
  readonly folder: string;
  readonly rest: string;
}

/** Whether a path has what only patterns have. */
export function isPattern(path: string): boolean {
  return WILD.test(path);
}

/** Where the files are that a pattern matches. */
export function placeOf(pattern: string): Place {
  const start = pattern.lastIndexOf('/', pattern.search(WILD)) + 1;
  return { folder: pattern.slice(0, start) || '.', rest: pattern.slice(start) };
}

/** Takes a character; `isFirst` is that of a name. */
type Takes = (character: string, isFirst: boolean) => boolean;

/** What stands at one place of a pattern. Without `takes`, it goes on for free. */
interface Step {
  readonly takes?: Takes;
  readonly to: number[];
}

/** What can come next: the numbers of steps. */
export type Expected = ReadonlySet<number>;

/**
 * `*` is anything in a name, `?` a character, `[a-z]` and `[!a-z]` one of some, `{dmp,bin}` one of several, and `**` any
 * folders. Hidden files and folders match what begins with a point only.
 */
export class Pattern {
  /** What is expected at the beginning of a path. */
  readonly start: Expected;
  readonly #steps: readonly Step[];
  readonly #end: number;

  /** @throws UsageError for one that is too long. */
  constructor(text: string) {
    if (text.length > MOST_LENGTH) {
      throw new UsageError(`a pattern has at most ${MOST_LENGTH} characters: ${nameOf(text)}`);
    }
    const { steps, end } = new Compiler(text).compiled();
    this.#steps = steps;
    this.#end = end;
    this.start = this.#reached([0]);
  }

  /** What is expected after one more name, with the slash after it where there is one. Nothing is where nothing matches. */
  after(expected: Expected, name: string): Expected {
    let now = expected;
    let isFirst = true;
    for (const character of name) {
      const next: number[] = [];
      for (const number of now) {
        const step = this.#steps[number];
        if (step?.takes?.(character, isFirst)) next.push(...step.to);
      }
      now = this.#reached(next);
      isFirst = false;
    }
    return now;
  }

  /** Whether a path can end where this is expected. */
  canEnd(expected: Expected): boolean {
    return expected.has(this.#end);
  }

  /** Some steps, and all that are reached from them for free. */
  #reached(numbers: readonly number[]): Expected {
    const reached = new Set(numbers);
    // A set is walked with what is added on the way.
    for (const number of reached) {
      const step = this.#steps[number];
      if (step !== undefined && step.takes === undefined) for (const next of step.to) reached.add(next);
    }
    return reached;
  }
}

// --- from text to steps ----------------------------------------------------------------------------------------

const inName: Takes = (character, isFirst) => character !== '/' && !(isFirst && character === '.');
const inPath: Takes = (character, isFirst) => !(isFirst && character === '.');
const slash: Takes = (character) => character === '/';

const CLASS = /\[([!^]?)(\]?[^\]/]+|\])\]/y;

/** The steps of a pattern: each part is put after the one before it. */
class Compiler {
  readonly #steps: Step[] = [{ to: [] }];
  readonly #text: string;
  /** Where braces with a comma end, by where they begin. */
  readonly #braces: ReadonlyMap<number, number>;
  #at = 0;
  /** The step that the next one comes after; it is free. */
  #last = 0;

  constructor(text: string) {
    this.#text = text;
    this.#braces = bracesIn(text);
  }

  compiled(): { readonly steps: readonly Step[]; readonly end: number } {
    this.#sequence(this.#text.length, '');
    return { steps: this.#steps, end: this.#last };
  }

  /** What stands before `end`, or before a separator. */
  #sequence(end: number, separator: string): void {
    while (this.#at < end && this.#text[this.#at] !== separator) this.#part();
  }

  #part(): void {
    const rest = this.#text.slice(this.#at, this.#at + 3);
    const isStart = this.#at === 0 || this.#text[this.#at - 1] === '/';
    const close = this.#braces.get(this.#at);
    if (isStart && rest === '**/') this.#folders();
    else if (isStart && rest === '**') this.#loop(inPath, 2);
    else if (rest.startsWith('*')) this.#loop(inName, 1);
    else if (rest.startsWith('?')) this.#take(inName, 1);
    else if (close !== undefined) this.#choice(close);
    else this.#characterOrClass();
  }

  #characterOrClass(): void {
    CLASS.lastIndex = this.#at;
    const [all, not, members = ''] = CLASS.exec(this.#text) ?? [];
    if (all !== undefined) {
      const has = classOf(members);
      const isWanted = not === '';
      this.#take(
        (character, isFirst) => inName(character, isFirst) && has(character) === isWanted,
        all.length,
      );
      return;
    }
    const only = String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0);
    // The point of a hidden name is to be typed where the name begins: a star before it does not make it one in between.
    const canHide = only !== '.' || /^[/{,]?$/.test(this.#text.charAt(this.#at - 1));
    this.#take((character, isFirst) => character === only && (canHide || !isFirst), only.length);
  }

  /** A character of some kind. */
  #take(takes: Takes, length: number): void {
    this.#at += length;
    const end = this.#add({ to: [] });
    this.#go(this.#last, this.#add({ takes, to: [end] }));
    this.#last = end;
  }

  /** Any number of characters of some kind. */
  #loop(takes: Takes, length: number): void {
    this.#at += length;
    const end = this.#add({ to: [] });
    this.#go(end, this.#add({ takes, to: [end] }));
    this.#go(this.#last, end);
    this.#last = end;
  }

  /** Any number of folders, with the slash after them. */
  #folders(): void {
    const before = this.#last;
    this.#loop(inPath, 2);
    this.#take(slash, 1);
    this.#go(before, this.#last);
  }

  /** One of the parts in braces. */
  #choice(close: number): void {
    const before = this.#last;
    const after = this.#add({ to: [] });
    while (this.#at < close) {
      this.#at++;
      this.#last = this.#add({ to: [] });
      this.#go(before, this.#last);
      this.#sequence(close, ',');
      this.#go(this.#last, after);
    }
    this.#at = close + 1;
    this.#last = after;
  }

  #add(step: Step): number {
    return this.#steps.push(step) - 1;
  }

  #go(from: number, to: number): void {
    this.#steps[from]?.to.push(to);
  }
}

/** Braces that hold a comma of their own, by where they begin, and where they end: others stand for themselves. */
function bracesIn(text: string): ReadonlyMap<number, number> {
  const braces = new Map<number, number>();
  const open: { readonly at: number; hasComma: boolean }[] = [];
  for (let at = 0; at < text.length; at++) {
    const [character, inner] = [text[at], open.at(-1)];
    if (character === '{') open.push({ at, hasComma: false });
    else if (character === ',' && inner !== undefined) inner.hasComma = true;
    else if (character === '}' && open.pop()?.hasComma && inner !== undefined) braces.set(inner.at, at);
  }
  return braces;
}

/** What `a-z_` stands for. */
function classOf(members: string): (character: string) => boolean {
  const ranges = Array.from(members.matchAll(/(.)-(.)|(.)/gsu), ([, from, to, one = '']) => ({
    from: from ?? one,
    to: to ?? one,
  }));
  return (character) =>
    ranges.some(({ from, to }) => codeOf(from) <= codeOf(character) && codeOf(character) <= codeOf(to));
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? -1;
}
