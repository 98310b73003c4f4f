/** How text for people is set off. What draws it (a terminal's colours, nothing in a pipe) is up to who prints. */
export interface Style {
  /** What stands first in a block. */
  readonly heading: (text: string) => string;
  /** What was asked for. */
  readonly value: (text: string) => string;
  /** Names of things, and what fills the space between them. */
  readonly dim: (text: string) => string;
  /** What is wrong. */
  readonly problem: (text: string) => string;
  readonly good: (text: string) => string;
}

const plain = (text: string): string => text;

/** No colours. */
export const PLAIN: Style = { heading: plain, value: plain, dim: plain, problem: plain, good: plain };
