/** Which parts of a text for people are highlighted. The caller decides how: in colour on a terminal, not at all in a pipe. */
export interface Style {
  /** The first line of a block. */
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
