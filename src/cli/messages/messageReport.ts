/** What is wrong with a message, gathered for whoever sent it: nothing goes to standard error. */
import type { Issue } from '../batches/issue.ts';
import { NO_PROGRESS } from '../output/progress.ts';
import { Report } from '../output/report.ts';

/** A message that is damaged all over would make a reply of nothing else. */
const MOST_TOLD = 16;

export class MessageReport extends Report {
  #told: string[] = [];
  #issues: string[] = [];
  #untold = 0;

  readonly #advice: string;

  /** @param advice how memory is sent, which says nothing of itself. */
  constructor(advice: string) {
    super(undefined, NO_PROGRESS);
    this.#advice = advice;
  }

  /** Before the next message. */
  clear(): void {
    this.#told = [];
    this.#issues = [];
    this.#untold = 0;
  }

  get isAny(): boolean {
    return this.#told.length > 0;
  }

  /** What is wrong, as sentences. */
  get text(): string {
    const more = this.#untold === 0 ? '' : `, and ${this.#untold} more`;
    return `${this.#told.join('; ')}${more}`;
  }

  /** What could not be read, each as `--issues` of decode writes it. */
  get issuesJson(): readonly string[] {
    return this.#issues;
  }

  override async issues(issues: readonly Issue[], label = ''): Promise<void> {
    for (const { message, json } of issues) {
      if (this.#tell(`${label}${message}`)) this.#issues.push(json);
    }
  }

  /** What is said when something is wrong belongs to that; what is said before is how the message was read. */
  override async say(messages: readonly string[]): Promise<void> {
    if (this.isAny) for (const message of messages) this.#tell(message);
  }

  override async nothing(message: string): Promise<void> {
    this.#tell(`${message}: a message is a whole capture, or memory (${this.#advice})`);
  }

  override async fault(message: string): Promise<void> {
    this.#tell(message);
  }

  #tell(message: string): boolean {
    if (this.#told.length < MOST_TOLD) this.#told.push(message);
    else this.#untold++;
    return this.#untold === 0;
  }
}
