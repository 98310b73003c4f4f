/** A folder for files of this process. (`npm run fuzz` removes those of its processes when it ends.) */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let made: string | undefined;

/** The folder with nothing in it but one file of these bytes. */
export function folderWith(file: string, bytes: Uint8Array): string {
  made ??= mkdtempSync(join(tmpdir(), 'fwpm-fuzz-'));
  const path = made;
  for (const name of readdirSync(path)) rmSync(join(path, name), { recursive: true });
  writeFileSync(join(path, file), bytes);
  return path;
}

/** Removes the folder. */
export function removeFolder(): void {
  if (made !== undefined) rmSync(made, { recursive: true, force: true });
  made = undefined;
}
