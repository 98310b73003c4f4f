/** Reports what could not be read: on standard error for people, and in a file for programs. */
import { wellFormedJson } from '../../format/jsonText.ts';
import { printable } from '../../format/printable.ts';
import type { Issue } from '../batches/issue.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { tell } from './messages.ts';
import { type Destination, withOutput } from './open.ts';
import type { Output } from './output.ts';
import type { Progress } from './progress.ts';

/** Opens a report for `use` and closes it afterwards; when something fails its file is abandoned. */
export async function withReport(
  { file, inputs }: Destination,
  progress: Progress,
  use: (report: Report) => Promise<void>,
): Promise<ExitCode> {
  const reportTo = async (output: Output | undefined): Promise<ExitCode> => {
    const report = new Report(output, progress);
    try {
      await use(report);
    } finally {
      progress.clear();
    }
    return report.exitCode;
  };
  return file === undefined ? reportTo(undefined) : withOutput({ file, inputs }, reportTo);
}

export class Report {
  readonly progress: Progress;
  readonly #file: Output | undefined;
  #about: string | undefined;
  #isFound = false;
  /** Files that were only found, and those of them that have no events. */
  #found = 0;
  #empty = 0;
  #isHintDue = true;
  #isAny = false;
  #before: (() => Promise<void>) | undefined;

  /** @param file where the lines of JSON go, if anywhere. */
  constructor(file: Output | undefined, progress: Progress) {
    this.#file = file;
    this.progress = progress;
  }

  get exitCode(): ExitCode {
    return this.#isAny ? EXIT.damaged : EXIT.ok;
  }

  /** From here on issues are those of one of several files, which was named or only found in a folder. */
  begin(file: string, isFound: boolean): void {
    this.#about = file;
    this.#isFound = isFound;
    if (isFound) this.#found++;
    this.#isHintDue = true;
  }

  /** Nothing to decode: no wonder in a file that was only found, unless all of them are such files. */
  async nothing(message: string): Promise<void> {
    if (this.#isFound) this.#empty++;
    else await this.fault(message);
  }

  /** After the last of several files. */
  async end(): Promise<void> {
    if (this.#found === 0 || this.#empty < this.#found) return;
    await this.fault(
      `no events found in ${this.#found === 1 ? 'the file' : `any of the ${this.#found} files`}`,
    );
  }

  /**
   * @param label precedes each message.
   * @param hint follows the first message of a root that is not there.
   */
  async issues(issues: readonly Issue[], label = '', hint = ''): Promise<void> {
    if (issues.length === 0) return;
    this.#isAny = true;
    await this.say(issues.map((issue) => this.#messageOf(issue, label, hint)));
    await this.#file?.write(issues.map((issue) => this.#lineOf(issue)).join(''));
  }

  /** Messages for people, a line each. */
  async say(messages: readonly string[]): Promise<void> {
    if (messages.length > 0) await this.#before?.();
    this.progress.clear();
    await tell(messages);
  }

  /** Does something before each message, until what it returns is called. */
  precede(before: () => Promise<void>): () => void {
    this.#before = before;
    return () => {
      this.#before = undefined;
    };
  }

  /** Something could not be decoded, and the output itself says what. */
  damaged(): void {
    this.#isAny = true;
  }

  /** What could not be decoded as a whole, and why. */
  fault(message: string): Promise<void> {
    this.#isAny = true;
    return this.say([message]);
  }

  #messageOf({ message, isRoot }: Issue, label: string, hint: string): string {
    const isHinted = isRoot && this.#isHintDue;
    if (isRoot) this.#isHintDue = false;
    const about = this.#about === undefined ? '' : `${printable(this.#about)}: `;
    return `${about}${label}${message}${isHinted ? hint : ''}`;
  }

  #lineOf({ json }: Issue): string {
    return this.#about === undefined
      ? `${json}\n`
      : `{"file":${wellFormedJson(this.#about)},${json.slice(1)}\n`;
  }
}
