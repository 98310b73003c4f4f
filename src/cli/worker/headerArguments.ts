/** What the headers of a message say about its bytes: the options of `fwpm decode`, by the same names. */
import { InvalidArgumentError } from 'commander';
import { ABIS, type Abi } from '../../layout/index.ts';
import { excerpt } from '../../util/text.ts';
import { UsageError } from '../exit.ts';
import { FORMS, type Form, type SourceArguments } from '../input/form.ts';
import { parseAddress, parseCount } from '../options/shared.ts';

type Told = Pick<SourceArguments, 'as' | 'struct' | 'abi' | 'base' | 'at' | 'count' | 'entries'>;
type Member = keyof Told;

/** Reads a header's value. */
type Read = (text: string) => Promise<Told> | Told;

const READ: Readonly<Record<Member, Read>> = {
  as: (text) => ({ as: wordIn<Form>(FORMS, text) }),
  struct: async (text) => ({ struct: (await import('../options/structs.ts')).parseStruct(text) }),
  abi: (text) => ({ abi: wordIn<Abi>(ABIS, text) }),
  base: (text) => ({ base: parseAddress(text) }),
  at: (text) => ({ at: parseAddress(text) }),
  count: (text) => ({ count: parseCount(text) }),
  entries: (text) => ({ entries: parseCount(text) }),
};

/**
 * What the headers Fwpm-As, Fwpm-Struct, Fwpm-Abi, Fwpm-Base, Fwpm-At, Fwpm-Count and Fwpm-Entries say.
 * @throws UsageError for a value that means nothing.
 */
export async function headerArguments(header: (name: string) => string | undefined): Promise<Told> {
  let told: Told = {};
  for (const [member, read] of Object.entries(READ)) {
    const name = `Fwpm-${member.replace(/^./, (letter) => letter.toUpperCase())}`;
    const text = header(name);
    if (text !== undefined) told = { ...told, ...(await orUsageError(name, text, read)) };
  }
  if (told.count !== undefined && told.entries !== undefined) {
    throw new UsageError('the headers Fwpm-Count and Fwpm-Entries exclude each other');
  }
  return told;
}

async function orUsageError(name: string, text: string, read: Read): Promise<Told> {
  try {
    return await read(text);
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    throw new UsageError(`the header ${name} is ${excerpt(text)}: ${error.message.replace(/\.$/, '')}`);
  }
}

function wordIn<T extends string>(words: readonly T[], text: string): T {
  const found = words.find((word) => word === text);
  if (found === undefined) throw new InvalidArgumentError(`Take one of ${words.join(', ')}`);
  return found;
}
