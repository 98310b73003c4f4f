/** What is loaded when it is used: the options of commands, and what reads the values of options. */
import { Command, InvalidArgumentError, type Option } from 'commander';

/** A command that is complete only after `load`: what reads the values of its options is most of the program. */
export class LazyCommand extends Command {
  #loading: Promise<void> | undefined;
  readonly #complete: (command: Command) => Promise<void>;

  /** @param complete adds the options, and what reads the arguments. */
  constructor(name: string, complete: (command: Command) => Promise<void>) {
    super(name);
    this.#complete = complete;
  }

  /** Completes it; a second time nothing is done. */
  load(): Promise<void> {
    this.#loading ??= this.#complete(this);
    return this.#loading;
  }
}

/** Completes a command, if there is something to load. */
export async function loaded(command: Command): Promise<Command> {
  if (command instanceof LazyCommand) await command.load();
  return command;
}

/** What the texts of an option mean, of which the last is new. */
export type Reading = (texts: readonly string[]) => unknown;

const READINGS = new WeakMap<Option, () => Promise<Reading>>();

/** An option that can be given several times, whose texts are read by what `load` loads, once there are some. */
export function readLater(option: Option, load: () => Promise<Reading>): Option {
  READINGS.set(option, load);
  return option.argParser(
    (text, before) => new Typed([...(before instanceof Typed ? before.texts : []), text]),
  );
}

/** What was typed for an option, until it is read. */
class Typed {
  readonly texts: readonly string[];

  constructor(texts: readonly string[]) {
    this.texts = texts;
  }
}

/** Reads what was typed for such options of a command. */
export async function readLateOptions(command: Command): Promise<void> {
  for (const option of command.options) {
    const load = READINGS.get(option);
    const typed: unknown = command.getOptionValue(option.attributeName());
    if (load === undefined || !(typed instanceof Typed)) continue;
    const read = await load();
    const values = typed.texts.map((text, i) =>
      readOr(command, option, text, () => read(typed.texts.slice(0, i + 1))),
    );
    command.setOptionValueWithSource(option.attributeName(), values.at(-1), 'cli');
  }
}

/** What `read` returns; what it throws is an error of usage, in the words that commander has for it. */
function readOr(command: Command, { flags }: Option, text: string, read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    const { code, exitCode, message } = error;
    const said = `error: option '${flags}' argument '${text}' is invalid. ${message}`;
    return command.error(said, { code, exitCode });
  }
}
