/** What shells need to know of the program, out of its commands. */
import type { Argument, Command, Option } from 'commander';
import { loaded } from '../options/lazy.ts';
import { suggestionsFor } from '../options/suggestions.ts';

/** What a value can be: one of some words, or the beginning of one; a file; anything. */
export type Values = readonly string[] | 'files' | 'anything';

export interface OptionModel {
  /** As they are typed. */
  readonly names: readonly string[];
  readonly description: string;
  /** Undefined where it takes none. */
  readonly values: Values | undefined;
}

export interface CommandModel {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionModel[];
  /** What it works on. */
  readonly values: Values;
}

export interface ProgramModel {
  readonly name: string;
  /** The options that stand before a command, and end the work by themselves or are for all commands. */
  readonly options: readonly OptionModel[];
  readonly commands: readonly CommandModel[];
  /** The command that needs no name. */
  readonly standard: CommandModel;
}

/** @param standard the command that needs no name. */
export async function modelOf(program: Command, standard: Command): Promise<ProgramModel> {
  const shared = program.options.filter(({ long }) => long !== '--version').map(optionModel);
  const commands: CommandModel[] = [];
  for (const command of program.commands) commands.push(await commandModel(command, shared));
  const found = commands.find(({ name }) => name === standard.name());
  if (found === undefined) throw new TypeError(`${standard.name()} is no command`);
  return { name: program.name(), options: visibleOptions(program), commands, standard: found };
}

async function commandModel(command: Command, shared: readonly OptionModel[]): Promise<CommandModel> {
  const { registeredArguments } = await loaded(command);
  const [argument] = registeredArguments;
  return {
    name: command.name(),
    description: command.summary(),
    options: [...visibleOptions(command), ...shared],
    values: argument === undefined ? [] : valuesOf(argument, argument.name()),
  };
}

/** With the option for help, which is not among the others. */
function visibleOptions(command: Command): OptionModel[] {
  return command.createHelp().visibleOptions(command).map(optionModel);
}

function optionModel(option: Option): OptionModel {
  const { long, short, required, optional, flags, description } = option;
  const [, value = ''] = /[<[](.*?)[>\]]/.exec(flags) ?? [];
  return {
    names: [long, short].filter((name) => name !== undefined),
    description,
    values: required || optional ? valuesOf(option, value) : undefined,
  };
}

/** @param name what the help calls the value. */
function valuesOf(it: Argument | Option, name: string): Values {
  const words = suggestionsFor(it);
  if (words.length > 0) return words;
  return name === 'file' ? 'files' : 'anything';
}

// --- what scripts have in common ------------------------------------------------------------------------------

/** Options of several commands that take the same values. */
export interface ValueGroup {
  readonly values: Values;
  /** Command and option, with a space between them. */
  readonly of: readonly string[];
}

/** The options that take values, by these. */
export function valueGroups({ commands }: ProgramModel): ValueGroup[] {
  const groups = new Map<string, { values: Values; of: string[] }>();
  for (const { name, options } of commands) {
    for (const { names, values } of options) {
      if (values === undefined) continue;
      const key = String(values);
      const group = groups.get(key) ?? { values, of: [] };
      groups.set(key, group);
      group.of.push(...names.map((option) => `${name} ${option}`));
    }
  }
  return [...groups.values()];
}

/** The options as they are typed. */
export function namesOf(options: readonly OptionModel[]): string[] {
  return options.flatMap(({ names }) => names);
}

/** The options that the first word can be: those of the program, and those of the command that needs no name. */
export function firstOptions({ options, standard }: ProgramModel): OptionModel[] {
  const own = namesOf(options);
  return [...options, ...standard.options.filter(({ names }) => !names.some((name) => own.includes(name)))];
}

/** A text in single quotes, as POSIX shells have them. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
