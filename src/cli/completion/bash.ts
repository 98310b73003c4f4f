/** Completion for bash 3.2 or later. */
import {
  type CommandModel,
  firstOptions,
  namesOf,
  type ProgramModel,
  quoted,
  type Values,
  valueGroups,
} from './model.ts';

export function bashScript(program: ProgramModel): string {
  const { name, standard, options, commands } = program;
  const values = valueGroups(program).map(
    (group) => `    ${group.of.map(quoted).join('|')}) ${take(name, group.values)}; return ;;`,
  );
  return `# bash completion of ${name}, made by \`${name} completion bash\`.

_${name}_words() {
  local word
  for word in $2; do
    [[ $word == "$1"* ]] && COMPREPLY+=("$(printf %q "$word")")
  done
  # What ends with a sign goes on after it.
  [[ \${COMPREPLY[0]-} == *[=\\<] ]] && compopt -o nospace 2> /dev/null
  return 0
}

_${name}_files() {
  local file
  compopt -o filenames 2> /dev/null
  while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -f -- "$1")
}

_${name}() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command= word
  COMPREPLY=()
  # An equals sign is a word of its own: --option=value is three.
  if [[ $current == = ]]; then
    current=
    [[ $before == -* ]] || return 0
  elif [[ $before == = ]]; then
    before=\${COMP_WORDS[COMP_CWORD-2]}
    [[ $before == -* ]] || return 0
  fi
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in
      ${namesOf(options).join('|')}) ;;
      ${commands.map((command) => command.name).join('|')}) command=$word; break ;;
      *) command=${standard.name}; break ;;
    esac
  done
  case "$command $before" in
${values.join('\n')}
  esac
  case $command in
    '') ${either(name, namesOf(firstOptions(program)), `_${name}_words "$current" ${quoted(commands.map((command) => command.name).join(' '))}; ${take(name, standard.values)}`)} ;;
${commands.map((command) => `    ${command.name}) ${ofCommand(name, command)} ;;`).join('\n')}
  esac
}

complete -F _${name} ${name}
`;
}

function ofCommand(name: string, { options, values }: CommandModel): string {
  return either(name, namesOf(options), take(name, values));
}

/** Options where a dash was typed, something else where not. */
function either(name: string, options: readonly string[], otherwise: string): string {
  const words = quoted(options.join(' '));
  return `if [[ $current == -* ]]; then _${name}_words "$current" ${words}; else ${otherwise}; fi`;
}

function take(name: string, values: Values): string {
  if (values === 'files') return `_${name}_files "$current"`;
  return values === 'anything' ? ':' : `_${name}_words "$current" ${quoted(values.join(' '))}`;
}
