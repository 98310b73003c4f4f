/** Where it is told what could not be read: standard error for people, and a file for programs. */
import type { Issue } from './batch.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { type Output, openOutput } from './output.ts';
import type { Progress } from './progress.ts';

export class IssueReport {
  readonly #file: Output | undefined;
  readonly #progress: Progress;
  /** What stands behind the first root that is not there. */
  #hint: string;
  #isAny = false;

  /** @param file where the lines of JSON go, if anywhere; `input` is the file that is read. */
  static async open(
    file: string | undefined,
    input: string,
    hint: string,
    progress: Progress,
  ): Promise<IssueReport> {
    return new IssueReport(file === undefined ? undefined : await openOutput(file, input), hint, progress);
  }

  private constructor(file: Output | undefined, hint: string, progress: Progress) {
    this.#file = file;
    this.#hint = hint;
    this.#progress = progress;
  }

  get exitCode(): ExitCode {
    return this.#isAny ? EXIT.damaged : EXIT.ok;
  }

  async tell(issues: readonly Issue[]): Promise<void> {
    if (issues.length === 0) return;
    this.#isAny = true;
    await this.say(issues.map((issue) => this.#lineOf(issue)).join(''));
    await this.#file?.write(issues.map(({ json }) => `${json}\n`).join(''));
  }

  /** Lines for people; resolves when there is room for more, so that many messages do not pile up. */
  say(lines: string): Promise<void> {
    this.#progress.clear();
    return new Promise((resolve) => {
      process.stderr.write(lines, () => resolve());
    });
  }

  async close(): Promise<void> {
    await this.#file?.close();
  }

  async abandon(): Promise<void> {
    await this.#file?.abandon();
  }

  #lineOf({ message, isRoot }: Issue): string {
    const hint = isRoot ? this.#hint : '';
    if (isRoot) this.#hint = '';
    return `fwpm: ${message}${hint}\n`;
  }
}
