/** The options of fwpm worker. */
import { isIPv6 } from 'node:net';
import { InvalidArgumentError, Option } from 'commander';
import type { Address } from '../../nats/index.ts';
import { selectOptions } from '../options/events.ts';
import { partitionOption } from '../options/partition.ts';
import { choiceOption, limitOption } from '../options/shared.ts';
import { sizeOption } from '../options/sizes.ts';

/** The formats of results. */
export const RESULT_FORMATS = ['ndjson', 'ecs', 'ocsf', 'parquet'] as const;

export function workerOptions(): Option[] {
  return [
    new Option('--server <url>', 'the servers, such as tls://nats:4222').default(
      undefined,
      'NATS_URL, or 127.0.0.1:4222',
    ),
    new Option('--creds <file>', 'credentials (default: NATS_CREDS)'),
    new Option('--stream <name>', 'where captures are').makeOptionMandatory(),
    new Option('--consumer <name>', 'the consumer that all workers share').default('fwpm'),
    new Option('--create <subjects>', 'make what is not there; the stream takes these'),
    new Option('--publish <subject>', 'publish results there'),
    new Option('-o, --output <folder>', 'write Parquet files there instead'),
    choiceOption('--format <format>', 'what results are', RESULT_FORMATS).default(
      undefined,
      'ndjson, with -o parquet',
    ),
    partitionOption(),
    new Option('--dead-letter <subject>', 'where messages go that fail').makeOptionMandatory(),
    countOption('--max-deliver <n>', 'deliveries after which a message has failed', 5, 1000),
    countOption('--batch <n>', 'messages that are pulled at once', 256, 10_000),
    sizeOption('--max-message <size>', 'the longest message, unpacked, or object', '64MiB', 1),
    sizeOption('--max-batch <size>', '-o: messages until files are put in place', '64MiB', 1),
    new Option('--max-wait <seconds>', '-o: or after this time').default(10).argParser(parseSeconds),
    new Option('--metrics <address>', 'serve /metrics and /health: 9464, 10.0.0.7:9464').argParser(
      parseAddress,
    ),
    ...selectOptions(),
    limitOption(),
  ];
}

function countOption(flags: string, description: string, standard: number, most: number): Option {
  return new Option(flags, description).default(standard).argParser((text) => {
    const count = Number(text);
    if (/^\d+$/.test(text) && count >= 1 && count <= most) return count;
    throw new InvalidArgumentError(`Take a number of 1 to ${most}.`);
  });
}

const MOST_SECONDS = 3600;

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && seconds > 0 && seconds <= MOST_SECONDS) return seconds;
  throw new InvalidArgumentError(`Take seconds, up to ${MOST_SECONDS}.`);
}

const LOOPBACK = '127.0.0.1';

/** A port of this machine alone, or an address that others reach. */
function parseAddress(text: string): Address {
  const [, bracketed, plain, digits = ''] = /^(?:(?:\[([^\]]+)\]|([^:[\]]+)):)?(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  const isHost = bracketed === undefined || isIPv6(bracketed);
  if (digits !== '' && port <= 65_535 && isHost) return { host: bracketed ?? plain ?? LOOPBACK, port };
  throw new InvalidArgumentError('Take a port such as 9464, or an address such as 10.0.0.7:9464.');
}
