/** Partial files: how they are called, and what becomes of those whose process was killed. */
import { createHash, randomUUID } from 'node:crypto';
import { lstatSync, readdirSync, readlinkSync, unlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isSystemError } from './failures.ts';

/** The process, where its number means something, and what tells its files apart. */
const NAME = /^\.fwpm-([1-9]\d{0,9})-([0-9a-f]{8})-[0-9a-f]{8}\.partial$/;

/** A new name of a file that is not complete. */
export function partialName(): string {
  return `.fwpm-${process.pid}-${place()}-${randomUUID().slice(0, 8)}.partial`;
}

/**
 * Removes what processes of this machine left in a folder that are no more: only files, never links, and nothing whose
 * name is another one. What cannot be removed stays.
 */
export function removeLeftovers(folder: string): void {
  for (const name of namesIn(folder)) {
    if (!isLeftover(name)) continue;
    try {
      const file = join(folder, name);
      if (lstatSync(file).isFile()) unlinkSync(file);
    } catch {
      // Somebody else's, or gone by now.
    }
  }
}

/** Whether a name is a partial one of a process of this machine that is no more. */
export function isLeftover(name: string): boolean {
  const [, pid, where] = NAME.exec(name) ?? [];
  return pid !== undefined && where === place() && !isAlive(Number(pid));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Whether there is a process of that number; one of somebody else is there, too. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !isSystemError(error, 'ESRCH');
  }
}

/** Where numbers of processes mean the same: other machines and containers can have the same folder. */
function place(): string {
  return createHash('sha256').update(`${hostname()}\n${processNamespace()}`).digest('hex').slice(0, 8);
}

function processNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}
