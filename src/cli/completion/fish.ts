/** Completion for fish. */
import { type CommandModel, namesOf, type OptionModel, type ProgramModel, type Values } from './model.ts';

export function fishScript(program: ProgramModel): string {
  const { name, standard, options, commands } = program;
  const names = commands.map((command) => command.name).join(' ');
  const first = `not __${name}_command > /dev/null`;
  const complete = `complete -c ${name}`;
  const lines = [
    `${complete} -f`,
    ...commands.map(
      (command) => `${complete} -n ${quoted(first)} -a ${command.name} -d ${quoted(command.description)}`,
    ),
    ...options.map((option) => `${complete} -n ${quoted(first)} ${optionWords(option)}`),
    ...grouped(commands).map(
      ([words, of]) => `${complete} -n ${quoted(`__${name}_is ${of.join(' ')}`)} ${words}`,
    ),
  ];
  return `# fish completion of ${name}, made by \`${name} completion fish\`.

# The command that is typed already.
function __${name}_command
    set -l typed (commandline -opc)
    for word in $typed[2..-1]
        switch $word
            case ${namesOf(options).join(' ')}
            case ${names}
                echo $word
                return 0
            case '*'
                echo ${standard.name}
                return 0
        end
    end
    return 1
end

# Whether it is one of these; without a name it is ${standard.name}.
function __${name}_is
    set -l command (__${name}_command)
    or set command ${standard.name}
    contains -- $command $argv
end

${lines.join('\n')}
`;
}

/** The words of \`complete\` for options and arguments, with the commands that have them. */
function grouped(commands: readonly CommandModel[]): [words: string, of: string[]][] {
  const groups = new Map<string, string[]>();
  for (const { name, options, values } of commands) {
    for (const words of [...options.map(optionWords), valueWords(values)]) {
      if (words !== '') groups.set(words, [...(groups.get(words) ?? []), name]);
    }
  }
  return [...groups];
}

function optionWords({ names, description, values }: OptionModel): string {
  const flags = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  const isTaking = values === undefined ? [] : [values === 'files' ? '-r' : '-x', valueWords(values)];
  return [...flags, '-d', quoted(description), ...isTaking].filter((word) => word !== '').join(' ');
}

function valueWords(values: Values): string {
  if (values === 'files') return '-F';
  return values === 'anything' || values.length === 0 ? '' : `-a ${quoted(values.map(escaped).join(' '))}`;
}

/** A word of a list, in which fish would look for signs of its own. */
function escaped(word: string): string {
  return word.replace(/[<>]/g, '\\$&');
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
