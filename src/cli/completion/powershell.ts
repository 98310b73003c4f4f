/** Completion for PowerShell 5.1 or later. Where it has nothing, PowerShell itself completes names of files. */
import { firstOptions, namesOf, type OptionModel, type ProgramModel, valueGroups } from './model.ts';

export function powershellScript(program: ProgramModel): string {
  const { name, standard, options, commands } = program;
  const values = valueGroups(program).flatMap(({ values: words, of }) =>
    typeof words === 'string' ? [] : of.map((key) => `    ${quoted(key)} = ${listOf(words)}`),
  );
  const words = commands.flatMap((command) =>
    typeof command.values === 'string' ? [] : [`    ${quoted(command.name)} = ${listOf(command.values)}`],
  );
  return `# PowerShell completion of ${name}, made by \`${name} completion powershell\`.

Register-ArgumentCompleter -Native -CommandName ${name} -ScriptBlock {
  param($current, $ast, $position)
  $commands = [ordered]@{
${commands.map((command) => `    ${quoted(command.name)} = ${quoted(command.description)}`).join('\n')}
  }
  $options = @{
    '' = ${described(firstOptions(program))}
${commands.map((command) => `    ${quoted(command.name)} = ${described(command.options)}`).join('\n')}
  }
  $values = @{
${values.join('\n')}
  }
  $words = @{
${words.join('\n')}
  }
  $typed = @($ast.CommandElements | Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { "$_" })
  $command = ''
  foreach ($word in ($typed | Select-Object -Skip 1)) {
    if (${listOf(namesOf(options))} -ccontains $word) { continue }
    $command = if ($commands.Contains($word)) { $word } else { ${quoted(standard.name)} }
    break
  }
  $found = if ($values.Contains("$command $($typed[-1])")) { $values["$command $($typed[-1])"] }
    elseif ($current -like '-*') { $options[$command] }
    elseif ($command -eq '') { @($commands.Keys | ForEach-Object { ,@($_, $commands[$_]) }) }
    else { $words[$command] }
  foreach ($each in $found) {
    $text, $about = $each
    if (-not $text.StartsWith($current, 'OrdinalIgnoreCase')) { continue }
    if (-not $about) { $about = $text }
    # Signs that PowerShell would take for its own.
    $shown = if ($text -match '[<>]') { "'$text'" } else { $text }
    [System.Management.Automation.CompletionResult]::new($shown, $text, 'ParameterValue', $about)
  }
}
`;
}

/** Options with what they are: a list of pairs. */
function described(options: readonly OptionModel[]): string {
  const pairs = options.flatMap(({ names, description }) =>
    names.map((name) => `@(${quoted(name)}, ${quoted(description)})`),
  );
  return `@(${pairs.join(', ')})`;
}

function listOf(words: readonly string[]): string {
  return `@(${words.map(quoted).join(', ')})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
