/** Where it is told what could not be read: standard error for people, and a file for programs. */
import type { Issue } from '../batches/batch.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { tell } from './messages.ts';
import { type Output, openOutput } from './output.ts';
import type { Progress } from './progress.ts';

export class IssueReport {
  readonly #file: Output | undefined;
  readonly #progress: Progress;
  #isHintDue = true;
  #isAny = false;

  /** @param file where the lines of JSON go, if anywhere; `inputs` are the files that are read. */
  static async open(
    file: string | undefined,
    inputs: readonly string[],
    progress: Progress,
  ): Promise<IssueReport> {
    return new IssueReport(file === undefined ? undefined : await openOutput(file, inputs), progress);
  }

  private constructor(file: Output | undefined, progress: Progress) {
    this.#file = file;
    this.#progress = progress;
  }

  get exitCode(): ExitCode {
    return this.#isAny ? EXIT.damaged : EXIT.ok;
  }

  /**
   * @param label stands before each message.
   * @param hint stands behind the first root that is not there.
   */
  async tell(issues: readonly Issue[], label = '', hint = ''): Promise<void> {
    if (issues.length === 0) return;
    this.#isAny = true;
    await this.say(issues.map((issue) => this.#messageOf(issue, label, hint)));
    await this.#file?.write(issues.map(({ json }) => `${json}\n`).join(''));
  }

  /** Messages for people, a line each. */
  say(messages: readonly string[]): Promise<void> {
    this.#progress.clear();
    return tell(messages);
  }

  /** What was passed over whole, and why; it counts as not decoded. */
  skip(message: string): Promise<void> {
    this.#isAny = true;
    return this.say([message]);
  }

  async close(): Promise<void> {
    await this.#file?.close();
  }

  async abandon(): Promise<void> {
    await this.#file?.abandon();
  }

  #messageOf({ message, isRoot }: Issue, label: string, hint: string): string {
    const isHinted = isRoot && this.#isHintDue;
    if (isRoot) this.#isHintDue = false;
    return `${label}${message}${isHinted ? hint : ''}`;
  }
}
