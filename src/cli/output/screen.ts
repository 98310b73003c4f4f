/** Who has the screen. While a pager has it, nothing else may write there: messages go with the text. */

export interface ScreenHolder {
  /** Whether something else than this process draws on the screen. */
  readonly isPaging: boolean;
  /** Shows messages at their place in the text. */
  tell(messages: string): Promise<void>;
}

let holder: ScreenHolder | undefined;

export function screenHolder(): ScreenHolder | undefined {
  return holder;
}

/** There is one screen, and one output that it shows. */
export function holdScreen(by: ScreenHolder): void {
  holder = by;
}

export function releaseScreen(): void {
  holder = undefined;
}
