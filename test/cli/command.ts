/** Runs the built command as its users do. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
export const CLI = fileURLToPath(new URL('dist/cli.js', root));

/** Without what would ask for colours where nobody looks, or keep them from a terminal (node has none where CI is set). */
export const ENVIRONMENT: NodeJS.ProcessEnv = { ...process.env, FORCE_COLOR: undefined, CI: undefined };

export interface Result {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The path of a fixture. */
export function fixture(name: string): string {
  return fileURLToPath(new URL(`fixtures/${name}`, root));
}

/** Runs `fwpm` with arguments and, if given, standard input. */
export function fwpm(args: readonly string[], input: Uint8Array | string = ''): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...args], { env: { ...ENVIRONMENT, COLUMNS: '100' } });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
    );
    // A command that is done with its input early closes it: no matter here.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** Runs a shell line in which $FWPM is the command; its exit code is that of the last part of a pipe. */
export function shell(line: string): Promise<Result> {
  return new Promise((resolve, reject) => {
    const env = { ...ENVIRONMENT, FWPM: `${process.execPath} ${CLI}` };
    const child = spawn('bash', ['-o', 'pipefail', '-c', line], { env });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.end();
  });
}
