/** Reports what could not be read: on standard error for people, and in a file for programs. */
import type { Issue } from '../batches/issue.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { tell } from './messages.ts';
import { type Destination, withOutput } from './open.ts';
import type { Output } from './output.ts';
import type { Progress } from './progress.ts';

/** Opens a report for `use` and closes it afterwards; when something fails its file is abandoned. */
export async function withIssues(
  { file, inputs }: Destination,
  progress: Progress,
  use: (report: IssueReport) => Promise<void>,
): Promise<ExitCode> {
  const reportTo = async (output: Output | undefined): Promise<ExitCode> => {
    const report = new IssueReport(output, progress);
    await use(report);
    return report.exitCode;
  };
  return file === undefined ? reportTo(undefined) : withOutput({ file, inputs }, reportTo);
}

export class IssueReport {
  readonly #file: Output | undefined;
  readonly #progress: Progress;
  #isHintDue = true;
  #isAny = false;

  /** @param file where the lines of JSON go, if anywhere. */
  constructor(file: Output | undefined, progress: Progress) {
    this.#file = file;
    this.#progress = progress;
  }

  get exitCode(): ExitCode {
    return this.#isAny ? EXIT.damaged : EXIT.ok;
  }

  /**
   * @param label precedes each message.
   * @param hint follows the first message of a root that is not there.
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

  /** What was skipped as a whole, and why; it counts as not decoded. */
  skip(message: string): Promise<void> {
    this.#isAny = true;
    return this.say([message]);
  }

  #messageOf({ message, isRoot }: Issue, label: string, hint: string): string {
    const isHinted = isRoot && this.#isHintDue;
    if (isRoot) this.#isHintDue = false;
    return `${label}${message}${isHinted ? hint : ''}`;
  }
}
