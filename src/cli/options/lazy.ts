/** Commands whose options are loaded when they are used. */
import { Command } from 'commander';

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
