/** A pager: which one, by git's rules, and how it is run. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';

type Child = ChildProcessByStdio<Writable, null, null>;

const USUAL = 'less';

/** What a shell says when it cannot start a program. */
const NOT_STARTED: readonly unknown[] = [126, 127];

/** In these the shell has a say; all other commands are names of programs. */
const FOR_SHELLS = /[|&;<>()$`\\"' \t\n*?[#~=%]/;

export interface PagerCommand {
  readonly command: string;
  /** Whether somebody asked for this one. */
  readonly isChosen: boolean;
}

/** The pager that is wanted; undefined for none. */
export function pagerCommand(variables: NodeJS.ProcessEnv): PagerCommand | undefined {
  const chosen = variables['FWPM_PAGER'] ?? variables['PAGER'];
  const command = (chosen ?? USUAL).trim();
  return command === '' || command === 'cat' ? undefined : { command, isChosen: chosen !== undefined };
}

/** Starts a pager; undefined if there is no such program. One that only a shell misses ends as `isMissing` says. */
export async function startPager(command: string): Promise<Pager | undefined> {
  let isInterrupted = false;
  const interrupted = (): void => {
    isInterrupted = true;
  };
  // An interrupt while it starts must not leave it alone with the terminal.
  process.on('SIGINT', interrupted);
  try {
    const child = spawned(command);
    await once(child, 'spawn');
    const pager = new Pager(child);
    if (isInterrupted) pager.interrupt();
    return pager;
  } catch {
    return undefined;
  } finally {
    process.off('SIGINT', interrupted);
  }
}

function spawned(command: string): Child {
  return spawn(command, {
    shell: FOR_SHELLS.test(command),
    stdio: ['pipe', 'inherit', 'inherit'],
    // To leave when all fits, to show colours and to let the text stay, unless somebody wants it otherwise.
    env: { LESS: 'FRX', LV: '-c', ...process.env },
  });
}

/** A pager that runs. While it does, an interrupt ends what it gets; the rest of its effect comes after the pager. */
export class Pager {
  /** Whether it takes more. */
  isOpen = true;
  isInterrupted = false;
  readonly #child: Child;
  readonly #ended: Promise<unknown>;
  #wake: (() => void) | undefined;

  constructor(child: Child) {
    this.#child = child;
    this.#ended = new Promise((resolve) => {
      child.once('close', resolve);
    });
    child.once('exit', this.#left);
    child.stdin.on('error', this.#left);
    child.stdin.on('drain', () => this.#wake?.());
    process.on('SIGINT', this.interrupt);
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (!this.isOpen || this.#child.stdin.write(bytes)) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
  }

  /** Waits until it is left. Returns whether it turned out that there is no such program. */
  async isMissing(): Promise<boolean> {
    this.#child.stdin.end();
    const code = await this.#ended;
    // Of two signals that wait for a busy machine, the end of the pager is heard before the interrupt.
    await setImmediate();
    process.off('SIGINT', this.interrupt);
    if (this.isInterrupted) process.kill(process.pid, 'SIGINT');
    return NOT_STARTED.includes(code);
  }

  readonly #left = (): void => {
    this.isOpen = false;
    this.#wake?.();
  };

  readonly interrupt = (): void => {
    this.isInterrupted = true;
    this.#left();
    this.#child.stdin.end();
  };
}
