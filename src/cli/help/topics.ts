/** The table of topics: what the help of several commands would repeat, each loaded when it is read. */

interface Topic {
  readonly name: string;
  /** What it is about, as a line of the help. */
  readonly summary: string;
  readonly text: () => Promise<string>;
}

export const TOPICS = [
  {
    name: 'sources',
    summary: 'what files can be, what is inferred, and where structs are',
    text: async () => (await import('./sources.ts')).SOURCES_HELP,
  },
  {
    name: 'formats',
    summary: 'what --format prints',
    text: async () => (await import('./formats.ts')).FORMATS_HELP,
  },
  {
    name: 'conditions',
    summary: 'which events --where keeps',
    text: async () => (await import('./conditions.ts')).CONDITIONS_HELP,
  },
  {
    name: 'limits',
    summary: 'what a damaged event may cost, and --limit',
    text: async () => (await import('./limits.ts')).LIMITS_HELP,
  },
  {
    name: 'exit-codes',
    summary: 'what the exit code says, of each command',
    text: async () => (await import('./exitCodes.ts')).EXIT_CODES_HELP,
  },
  {
    name: 'environment',
    summary: 'variables: colours, the pager',
    text: async () => (await import('./environment.ts')).ENVIRONMENT_HELP,
  },
] as const satisfies readonly Topic[];

export type TopicName = (typeof TOPICS)[number]['name'];

/** The text of a topic, as its page; undefined where there is no such topic. */
export async function topicText(name: string): Promise<string | undefined> {
  const topic = TOPICS.find((known) => known.name === name);
  return topic && `${(await topic.text()).trim()}\n`;
}

/** All topics, as a part of the program's help. */
export function topicList(): string {
  const longest = Math.max(...TOPICS.map(({ name }) => name.length));
  const lines = TOPICS.map(({ name, summary }) => `  ${name.padEnd(longest)}  ${summary}\n`);
  return `\nTopics (fwpm help TOPIC):\n${lines.join('')}`;
}

/** Where a command's help goes on. */
export function seeTopics(names: readonly TopicName[]): string {
  return `\n\n\`fwpm help TOPIC\` says more about\n  ${names.join(', ')}`;
}
