/** The options of fwpm pipe. */
import { Option } from 'commander';
import { selectOptions } from '../options/events.ts';
import { choiceOption, copiesOptions, limitOption, sourceOptions } from '../options/shared.ts';
import { sizeOption } from '../options/sizes.ts';
import { CODECS } from '../pipe/codecs.ts';

/** The formats that are JSON: each event is an element of a reply. */
export const REPLY_FORMATS = ['ndjson', 'ecs', 'ocsf'] as const;

export function pipeOptions(): Option[] {
  return [
    choiceOption(
      '--codec <codec>',
      'how messages and replies are framed',
      Object.keys(CODECS),
    ).makeOptionMandatory(),
    choiceOption('--format <format>', 'what the elements of a reply are', REPLY_FORMATS).default('ndjson'),
    ...sourceOptions(),
    ...selectOptions(),
    ...copiesOptions(),
    limitOption(),
    sizeOption('--max-frame <size>', 'the longest message; a longer one is passed over', '64MiB', 1),
    sizeOption('--max-reply <size>', 'the longest reply, below the max_buffer of an engine', '256MiB', 1024),
    new Option('--dead-letter <file>', 'append messages that fail to a file, framed as they came'),
  ];
}
