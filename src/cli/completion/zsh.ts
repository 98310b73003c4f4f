/** Completion for zsh. */
import {
  firstOptions,
  namesOf,
  type OptionModel,
  type ProgramModel,
  quoted,
  type Values,
  valueGroups,
} from './model.ts';

export function zshScript(program: ProgramModel): string {
  const { name, standard, options, commands } = program;
  const values = valueGroups(program).map(
    (group) => `    (${group.of.map(quoted).join('|')}) ${take(group.values)}; return ;;`,
  );
  return `#compdef ${name}
# zsh completion of ${name}, made by \`${name} completion zsh\`.

_${name}() {
  local command= word before=\${words[CURRENT-1]}
  local -a options commands
  if [[ $PREFIX == --*=* ]]; then
    before=\${PREFIX%%=*}
    compset -P '*='
  fi
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case $word in
      (${namesOf(options).join('|')}) ;;
      (${commands.map((command) => command.name).join('|')}) command=$word; break ;;
      (*) command=${standard.name}; break ;;
    esac
  done
  case "\${command:-${standard.name}} $before" in
${values.join('\n')}
  esac
  if [[ $PREFIX == -* ]]; then
    case $command in
      ('') options=(${described(firstOptions(program))}) ;;
${commands.map((command) => `      (${command.name}) options=(${described(command.options)}) ;;`).join('\n')}
    esac
    _describe -o option options
    return
  fi
  case $command in
    ('')
      commands=(${commands.map((command) => quoted(`${command.name}:${command.description}`)).join(' ')})
      _describe command commands
      ${take(standard.values)} ;;
${commands.map((command) => `    (${command.name}) ${take(command.values)} ;;`).join('\n')}
  esac
}

if [[ $funcstack[1] == _${name} ]]; then _${name} "$@"; else compdef _${name} ${name}; fi
`;
}

function described(options: readonly OptionModel[]): string {
  return options
    .flatMap(({ names, description }) => names.map((name) => quoted(`${name}:${description}`)))
    .join(' ');
}

function take(values: Values): string {
  if (values === 'files') return '_files';
  if (values === 'anything') return ':';
  // What ends with a sign goes on after it.
  const goesOn = values.some((word) => /[=<]$/.test(word)) ? "-S '' " : '';
  return `compadd ${goesOn}-- ${values.map(quoted).join(' ')}`;
}
