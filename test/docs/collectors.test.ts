/** The configurations of docs/streams.md for daemons that Debian has: lines of base64 go in, replies come out. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { CLI, fixture } from '../cli/command.ts';

const PAGE = readFileSync(new URL('../../docs/streams.md', import.meta.url), 'utf8');
const CAPTURE = readFileSync(fixture('capture/python-cbor2.cbor'));
const EVENTS = 49;

const folder = mkdtempSync(join(tmpdir(), 'fwpm-collectors-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The configuration of a daemon, as the page has it, with the command of this build. */
function configOf(name: string, replies: string): string {
  const [, config] = new RegExp(`^\`\`\`text ${name}\\n(.*?)^\`\`\`$`, 'ms').exec(PAGE) ?? [];
  if (config === undefined) throw new Error(`the page has nothing for ${name}`);
  return config.replace('/usr/bin/fwpm', `${process.execPath} ${CLI}`).replace('/var/log/wfp.json', replies);
}

/** Where both are unpacked, since Debian's packages of them exclude each other; empty where one is installed. */
const { COLLECTORS_ROOT: root = '' } = process.env;
/** The folder of libraries, which has the name of the processor. */
const LIBRARIES = `lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`;
const FOLDERS = [LIBRARIES, `usr/${LIBRARIES}`, 'usr/lib/syslog-ng'];
const ENVIRONMENT = { ...process.env, LD_LIBRARY_PATH: FOLDERS.map((each) => `${root}/${each}`).join(':') };

interface Daemon {
  readonly name: string;
  readonly program: string;
  /** Says which version it is. */
  readonly version: string;
  /** What the configuration needs around it, for lines of a file. */
  config(replies: string, input: string): string;
  args(config: string): readonly string[];
}

const RSYSLOG: Daemon = {
  name: 'rsyslog',
  program: `${root}/usr/sbin/rsyslogd`,
  version: '-v',
  config: (replies, input) =>
    [
      `global(workDirectory="${folder}")`,
      'module(load="imfile")',
      configOf('rsyslog', replies),
      `input(type="imfile" file="${input}" tag="wfp")`,
    ].join('\n'),
  args: (config) => [
    '-n',
    '-M',
    `${root}/usr/${LIBRARIES}/rsyslog`,
    '-f',
    config,
    '-i',
    join(folder, 'rsyslog.pid'),
  ],
};

const SYSLOG_NG: Daemon = {
  name: 'syslog-ng',
  program: `${root}/usr/sbin/syslog-ng`,
  version: '-V',
  config: (replies, input) =>
    [
      '@version: 3.38',
      configOf('syslog-ng', replies),
      `source captures { file("${input}" flags(no-parse) follow-freq(1)); };`,
      'log { source(captures); destination(wfp); };',
    ].join('\n'),
  args: (config) => [
    ...['-F', '--no-caps', '-f', config, `--module-path=${root}/usr/lib/syslog-ng/3.38`],
    `--persist-file=${join(folder, 'persist')}`,
    `--pidfile=${join(folder, 'pid')}`,
    `--control=${join(folder, 'control')}`,
  ],
};

/** Whether it runs: one that is unpacked can lack a library. */
const isThere = ({ program, version }: Daemon): boolean =>
  spawnSync(program, [version], { env: ENVIRONMENT }).status === 0;

for (const daemon of [RSYSLOG, SYSLOG_NG]) {
  if (!isThere(daemon)) console.warn(`There is no ${daemon.name}: the test with it is left out.`);

  describe.runIf(isThere(daemon))(daemon.name, () => {
    test('gives lines of base64 to fwpm pipe, and its replies go to the file', async () => {
      const at = (name: string): string => join(folder, `${daemon.name}.${name}`);
      const [input, replies, config] = [at('in'), at('json'), at('conf')];
      const line = CAPTURE.toString('base64');
      writeFileSync(input, `${line}\nbm9uc2Vuc2U=\n${line}\n`);
      writeFileSync(config, `${daemon.config(replies, input)}\n`);
      const child = spawn(daemon.program, [...daemon.args(config)], {
        env: ENVIRONMENT,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      onTestFinished(() => void child.kill('SIGKILL'));
      let said = '';
      child.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
      const ended = once(child, 'close');
      const found = (): string[] =>
        existsSync(replies) ? readFileSync(replies, 'utf8').split('\n').slice(0, -1) : [];
      while (found().length < 3 && child.exitCode === null) await sleep(50);
      child.kill('SIGTERM');
      await ended;
      const parsed: unknown[] = found().map((reply) => JSON.parse(reply));
      expect(parsed, said).toHaveLength(3);
      expect(parsed[0]).toHaveLength(EVENTS);
      expect(parsed[1]).toMatchObject({ message: 2 });
      expect(parsed[2]).toEqual(parsed[0]);
    }, 60_000);
  });
}
