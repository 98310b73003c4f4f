/** Files and streams that go wrong: what is said, what the exit code is, and what is left behind. */

import { link, mkdtemp, open, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decode, GUID, ndjson } from '../../src/index.ts';
import { type ByteSource, OnDemandMemory } from '../../src/memory/index.ts';
import { EXHAUSTIVE } from '../support/exhaustive.ts';
import { type Result, shell } from './command.ts';

const isLinux = process.platform === 'linux';
const isRoot = process.getuid?.() === 0;

/** Above 256 MiB a file is read as it is needed. */
const LARGE = 257 * 2 ** 20;

/** Four bytes each, and lines of different lengths: a line that is cut or missing is seen. */
const COUNT = 70_000;
const EVENTS = new Uint8Array(Uint32Array.from({ length: COUNT }, (_, index) => index).buffer);
const LINES = Array.from({ length: COUNT }, (_, index) => `{"spi":${index}}\n`).join('');

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fwpm-'));
  await writeFile(join(folder, 'events'), EVENTS);
});
afterEach(() => rm(folder, { recursive: true }));

/** Runs a shell line in the folder; `decode FILE …` decodes all events, `one FILE …` the first one. */
function sh(line: string): Promise<Result> {
  return shell(`
    cd ${folder}
    decode() { one "$@" --count ${COUNT}; }
    one() { $FWPM decode "$@" --struct FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0; }
    ${line}`);
}

/** Lets the command run with a program before it that changes what node:fs does. */
async function withHook(source: string, line: string): Promise<Result> {
  const hook = join(folder, 'hook.mjs');
  await writeFile(
    hook,
    `import fs from 'node:fs';
     import { syncBuiltinESMExports } from 'node:module';
     import { isMainThread } from 'node:worker_threads';
     const { readSync, openSync } = fs;
     ${source}
     syncBuiltinESMExports();`,
  );
  const result = await sh(`export NODE_OPTIONS='--import=${pathToFileURL(hook)}'\n${line}`);
  await rm(hook);
  return result;
}

function read(name: string): Promise<string> {
  return readFile(join(folder, name), 'utf8');
}

function expectWholeLines(text: string, least: number): void {
  expect(text.endsWith('\n')).toBe(true);
  expect(text === LINES.slice(0, text.length)).toBe(true);
  expect(text.length).toBeGreaterThanOrEqual(least);
}

/** A file as large as is asked for, of which only the events take room. */
async function sparse(name: string, size: number, position = 0, bytes = EVENTS): Promise<void> {
  const file = await open(join(folder, name), 'w');
  await file.write(bytes, 0, bytes.length, position);
  await file.truncate(size);
  await file.close();
}

describe.runIf(EXHAUSTIVE)('a disk that is full', () => {
  const FULL = 'no space left on the device';
  test.skipIf(!isLinux).each([
    ['standard output', 'decode events > /dev/full', 'standard output'],
    ['a single line', 'one events > /dev/full', 'standard output'],
    ['a device', 'decode events -o /dev/full', '/dev/full'],
    ['a single line to a device', 'one events -o /dev/full', '/dev/full'],
    ['a layout', '$FWPM layout > /dev/full', 'standard output'],
    ['help', '$FWPM decode --help > /dev/full', 'standard output'],
    ['the version', '$FWPM --version > /dev/full', 'standard output'],
  ])('%s', async (_, line, name) => {
    const stderr = `fwpm: cannot write ${name}: ${FULL}\n`;
    expect(await sh(line)).toEqual({ code: 2, stdout: '', stderr });
  });

  // A limit on the size of files works everywhere, and breaks off in the middle of a line as a full disk does.
  const LIMITED = 'it would be larger than a file may be here';
  test.each([
    ['in the first chunk', 3, ''],
    ['in a later chunk', 401, ''],
    ['in the first chunk of a thread', 3, '--jobs 2'],
    ['in a later chunk of a thread', 401, '--jobs 2'],
  ])('leaves whole lines on standard output: %s', async (_, kibibytes, options) => {
    expect(LINES[1024 * kibibytes - 1], 'the limit is within a line').not.toBe('\n');
    const result = await sh(`ulimit -f ${kibibytes}; decode events ${options} > out`);
    const stderr = `fwpm: cannot write standard output: ${LIMITED}\n`;
    expect(result).toEqual({ code: 2, stdout: '', stderr });
    expectWholeLines(await read('out'), 1024 * kibibytes - 20);
  });

  test('keeps what was in a file that is appended to', async () => {
    await writeFile(join(folder, 'out'), 'no end of line');
    const { code } = await sh('ulimit -f 1; decode events >> out');
    expect(code).toBe(2);
    const [, before, ours = ''] = /^(no end of line)(.*)$/s.exec(await read('out')) ?? [];
    expect(before).toBe('no end of line');
    expectWholeLines(ours, 900);
  });

  test('keeps what others have written meanwhile', async () => {
    // Their bytes are at the end then, and half a line of ours before them.
    const { code } = await withHook(
      `const { writeSync } = fs;
       fs.writeSync = (descriptor, bytes, from) => {
         if (from === 0) return writeSync(descriptor, bytes, 0, 3);
         fs.appendFileSync('out', 'theirs');
         throw Object.assign(new Error(), { code: 'ENOSPC' });
       };`,
      'one events >> out',
    );
    expect(code).toBe(2);
    expect(await read('out')).toBe('{"stheirs');
  });

  test.each([
    ['', 1],
    ['', 500],
    ['--jobs 2', 500],
  ])('leaves no file under its name: %s %i KiB', async (options, kibibytes) => {
    const result = await sh(`ulimit -f ${kibibytes}; decode events ${options} -o out`);
    expect(result).toEqual({ code: 2, stdout: '', stderr: `fwpm: cannot write out: ${LIMITED}\n` });
    expect(await readdir(folder)).toEqual(['events']);
  });

  test('leaves the file that was there', async () => {
    await writeFile(join(folder, 'out'), 'old');
    expect((await sh('ulimit -f 1; decode events -o out')).code).toBe(2);
    expect(await read('out')).toBe('old');
    expect(await readdir(folder)).toEqual(['events', 'out']);
  });

  test('that says so only when all is written', async () => {
    const { code, stderr } = await withHook(
      `fs.fsync = (descriptor, done) => done(Object.assign(new Error(), { code: 'ENOSPC' }));`,
      'decode events -o out',
    );
    expect({ code, stderr }).toEqual({ code: 2, stderr: `fwpm: cannot write out: ${FULL}\n` });
    expect(await readdir(folder)).toEqual(['events']);
  });
});

describe.runIf(EXHAUSTIVE)('an output that cannot be written exits with 2 before anything is decoded', () => {
  test.each([
    ['in no folder', 'decode events -o none/out', 'cannot write none/out: there is no such folder'],
    ['with the name of a folder', 'decode events -o none/', 'cannot write none/: there is no such folder'],
    ['without a name', "decode events -o ''", "cannot write '': there is no such folder"],
    ['that is a folder', 'decode events -o .', 'cannot write .: it is a folder'],
    [
      'in a file',
      'decode events -o events/out',
      'cannot write events/out: a part of its path is not a folder',
    ],
    ['with a long name', `decode events -o ${'n'.repeat(300)}`, 'its name is too long'],
    ['that is the input', 'decode events -o events', 'cannot write events: it is the file that is read'],
    ['by another name', 'decode events -o hard', 'cannot write hard: it is the file that is read'],
    ['by a link', 'decode events -o soft', 'cannot write soft: it is the file that is read'],
    ['of standard input', 'decode - -o events < events', 'cannot write events: it is the file that is read'],
    ['that is appended to', 'decode events >> events', 'standard output: it is the file that is read'],
    ['that is a loop of links', 'decode events -o loop', 'cannot write loop: too many symbolic links'],
  ])('%s', async (_, line, message) => {
    await link(join(folder, 'events'), join(folder, 'hard'));
    await symlink('events', join(folder, 'soft'));
    await symlink('loop', join(folder, 'loop'));
    const { code, stdout, stderr } = await sh(line);
    expect(stderr).toContain(message);
    expect({ code, stdout, lines: stderr.split('\n').length }).toEqual({ code: 2, stdout: '', lines: 2 });
    expect(await readdir(folder)).toEqual(['events', 'hard', 'loop', 'soft']);
    expect(new Uint8Array(await readFile(join(folder, 'events')))).toEqual(EVENTS);
  });

  test('its folder takes no files', async () => {
    const { code, stderr } = await withHook(
      `fs.openSync = (file, flags, mode) => {
         if (flags === 'wx') throw Object.assign(new Error(), { code: 'EACCES' });
         return openSync(file, flags, mode);
       };`,
      'decode events -o out',
    );
    const message = 'fwpm: cannot write out: no file can be made in its folder: permission denied\n';
    expect({ code, stderr }).toEqual({ code: 2, stderr: message });
  });

  test.skipIf(isRoot)('nobody may write it', async () => {
    const { code, stderr } = await sh('touch out; chmod 400 out; decode events -o out');
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'fwpm: cannot write out: permission denied\n' });
  });
});

describe.runIf(EXHAUSTIVE)('an output of another kind', () => {
  test('a link that leads to nothing yet', async () => {
    await symlink('there', join(folder, 'link'));
    expect(await sh('mkdir sub; ln -s ../link sub/link; decode events -o sub/link')).toMatchObject({
      code: 0,
    });
    expect((await read('there')) === LINES).toBe(true);
    expect(await readdir(folder)).toEqual(['events', 'link', 'sub', 'there']);
  });

  test('a file whose mode the umask would not give', async () => {
    const { stdout } = await sh('umask 077; echo > out; chmod 666 out; decode events -o out; ls -l out');
    expect(stdout).toMatch(/^-rw-rw-rw-/);
  });

  test.skipIf(!isRoot)('a file of somebody else', async () => {
    const { stdout } = await sh('touch out; chown 1234:1235 out; decode events -o out; ls -ln out');
    expect(stdout).toMatch(/^-rw-r--r-- +1 +1234 +1235 /);
  });

  test('a named pipe', async () => {
    const result = await sh('mkfifo pipe; cat pipe & decode events -o pipe; code=$?; wait; exit $code');
    expect(result.stdout === LINES).toBe(true);
    expect(result).toMatchObject({ code: 0, stderr: '' });
  });

  test('a named pipe whose reader leaves', async () => {
    const result = await sh('mkfifo pipe; head -n 1 pipe & decode events -o pipe; code=$?; wait; exit $code');
    expect(result).toEqual({ code: 0, stdout: '{"spi":0}\n', stderr: '' });
  });

  test.each([
    ['standard output by its other name', 'decode events -o /dev/stdout | cat'],
    ['standard output that is appended to', 'decode events -o /dev/stdout >> out; cat out'],
    ['another descriptor', 'decode events -o /dev/fd/5 5> out; cat out'],
  ])('%s', async (_, line) => {
    const { code, stdout, stderr } = await sh(line);
    expect(stdout === LINES).toBe(true);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('standard output that others write, too', async () => {
    const result = await sh('{ echo before; one events -o /dev/stdout && echo after; } > out; cat out');
    expect(result).toEqual({ code: 0, stdout: 'before\n{"spi":0}\nafter\n', stderr: '' });
  });

  test('a stream that a program has put in the place of standard output', async () => {
    const hook = `
      import { Writable } from 'node:stream';
      const write = (chunk, _, done) => fs.appendFile('theirs', chunk, done);
      Object.defineProperty(process, 'stdout', { value: new Writable({ write }) });`;
    expect(await withHook(hook, 'decode events > out')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect((await read('theirs')) === LINES).toBe(true);
    expect(await read('out')).toBe('');
  });

  test('such a stream that fails late', async () => {
    const hook = `
      import { Writable } from 'node:stream';
      const write = (_, __, done) => setImmediate(done, Object.assign(new Error(), { code: 'EIO' }));
      Object.defineProperty(process, 'stdout', { value: new Writable({ write }) });`;
    for (const what of ['one', 'decode']) {
      const { code, stderr } = await withHook(hook, `${what} events`);
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: 'fwpm: cannot write standard output: the device failed\n',
      });
    }
  });

  test.skipIf(!isLinux)('a file in /dev, which is not all devices', async () => {
    // An interrupted run would leave half of it, were it written in place.
    const place = await mkdtemp('/dev/shm/fwpm-');
    await writeFile(join(place, 'out'), 'old');
    const { code } = await sh(`ulimit -f 1; decode events -o ${place}/out`);
    const left = { names: await readdir(place), text: await readFile(join(place, 'out'), 'utf8') };
    await rm(place, { recursive: true });
    expect({ code, ...left }).toEqual({ code: 2, names: ['out'], text: 'old' });
  });
});

describe.runIf(EXHAUSTIVE)('a stream that is closed', () => {
  test.each([
    ['a reader that was never there', 'decode events | true', ''],
    ['a reader that leaves', 'decode events | head -n 1', '{"spi":0}\n'],
    ['a reader that leaves threads', 'decode events --jobs 2 | head -n 1', '{"spi":0}\n'],
    ['no standard output', 'decode events >&-', ''],
    ['no standard error', 'one events 2>&-', '{"spi":0}\n'],
    ['no reader of messages', 'one events --count 1 2> >(true)', '{"spi":0}\n'],
  ])('%s', async (_, line, stdout) => {
    expect(await sh(line)).toEqual({ code: 0, stdout, stderr: '' });
  });

  test.each([
    ['nobody hears of what is damaged', 'one events --at 900000 2> >(true); echo $?', 'null\n1\n'],
    ['nobody can hear of what is damaged', 'one events --at 900000 2>&-; echo $?', 'null\n1\n'],
    ['nobody hears of a missing file', 'one none 2>&-; echo $?', '2\n'],
    ['no standard input', 'one - <&- 2> /dev/null; echo $?', 'null\n1\n'],
  ])('%s', async (_, line, stdout) => {
    expect((await sh(line)).stdout).toEqual(stdout);
  });
});

describe.runIf(EXHAUSTIVE)('an input of another kind', () => {
  test.each([
    ['a named pipe', 'mkfifo pipe; cat events > pipe & decode pipe'],
    ['standard input by its other name', 'cat events | decode /dev/stdin'],
    ['what another command writes', 'decode <(cat events)'],
    ['a descriptor', 'decode /dev/fd/5 5< events'],
    [
      'standard input that has been read in part',
      '(echo 1234567; cat events) > more; (read; decode -) < more',
    ],
  ])('%s', async (_, line) => {
    const { code, stdout, stderr } = await sh(line);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout === LINES).toBe(true);
  });

  test('a named pipe whose writer has gone before it is read', async () => {
    const { code, stdout } = await sh('mkfifo pipe; printf "\\1\\0\\0\\0" > pipe & one pipe');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '{"spi":1}\n' });
  });

  test.skipIf(!isLinux)('large standard input that has been read in part', async () => {
    await sparse('large', LARGE, 4096);
    const { code, stdout, stderr } = await sh('(head -c 4096 > /dev/null; decode - --jobs 2) < large');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout === LINES).toBe(true);
  });

  test.skipIf(!isLinux)('what the system makes up when it is read', async () => {
    const { code, stdout } = await sh('one /proc/version');
    const first = (await readFile('/proc/version')).readUInt32LE();
    expect({ code, stdout }).toEqual({ code: 0, stdout: `{"spi":${first}}\n` });
  });

  test.each([
    ['an empty file', ': > empty; one empty', 1, 'empty is empty'],
    ['empty standard input', 'one - < /dev/null', 1, 'standard input is empty'],
    ['a folder', '$FWPM explain .', 2, 'cannot read .: it is a folder'],
    ['a folder as standard input', 'one - < .', 2, 'cannot read standard input: it is a folder'],
    ['a file without a name', "one ''", 2, "cannot read '': there is no such file or folder"],
    ['a file in a file', 'one events/none', 2, 'cannot read events/none: a part of its path is not a folder'],
    ['a descriptor that is not there', 'one /dev/fd/999', 2, 'cannot read /dev/fd/999: bad file descriptor'],
  ])('%s', async (_, line, code, message) => {
    const result = await sh(line);
    expect(result.stderr).toContain(message);
    expect(result).toMatchObject({ code, stdout: code === 2 ? '' : 'null\n' });
    expect(result.stderr.split('\n')).toHaveLength(2);
  });

  test.skipIf(isRoot)('a file that nobody may read', async () => {
    const { code, stderr } = await sh('chmod 0 events; one events');
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'fwpm: cannot read events: permission denied\n' });
  });

  test('5 GiB, and the events at the end of it', async () => {
    const size = 5 * 2 ** 30;
    await sparse('large', size, size - EVENTS.length);
    const { code, stdout, stderr } = await sh(`decode large --at ${size - EVENTS.length} --jobs 2`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout === LINES).toBe(true);
    const last = await sh(
      `one large --base 0xfffffffe00000000 --at 0x${(0xfffffffe00000000n + BigInt(size) - 4n).toString(16)}`,
    );
    expect(last).toEqual({ code: 0, stdout: `{"spi":${COUNT - 1}}\n`, stderr: '' });
    const behind = await sh(`one large --at ${size}`);
    expect(behind).toMatchObject({ code: 1, stdout: 'null\n' });
  });
});

/** A hook that does something before the n-th read of the file, in the main thread or in another one. */
function beforeRead(n: number, what: string): string {
  return `
    let reads = 0;
    fs.readSync = (...args) => {
      if (++reads === ${n}) { ${what} }
      return readSync(...args);
    };`;
}

describe.runIf(EXHAUSTIVE)('a file that does not stay the same while it is read', () => {
  // The time of the last write may be the same then.
  const resize = (size: number) => `fs.truncateSync('file', ${size}); fs.utimesSync('file', 0, 0);`;
  const SHRINK = resize(1000);
  const GROW = resize(EVENTS.length + 4);
  const GROW_LARGE = resize(LARGE + 4);
  const WRITE = `fs.writeSync(openSync('file', 'r+'), 'other');`;
  const FAIL = `throw Object.assign(new Error(), { code: 'EIO' });`;
  const resized = (from: number, to: number) =>
    `cannot read file: its size went from ${from} to ${to} bytes while it was read; decode a copy of it`;
  const written = 'cannot read file: it was written to while it was read; decode a copy of it';
  const failed = 'cannot read file: the device failed';
  const HELD = EVENTS.length;

  test.each([
    ['held, shrinks', HELD, SHRINK, 1, resized(HELD, 1000)],
    ['held, grows', HELD, GROW, 1, resized(HELD, HELD + 4)],
    ['held, is written', HELD, WRITE, 1, written],
    ['held, fails', HELD, FAIL, 1, failed],
    ['held for threads, shrinks', HELD, SHRINK, 2, resized(HELD, 1000)],
    ['on demand, shrinks', LARGE, SHRINK, 1, resized(LARGE, 1000)],
    ['on demand, grows', LARGE, GROW_LARGE, 1, resized(LARGE, LARGE + 4)],
    ['on demand, is written', LARGE, WRITE, 1, written],
    ['on demand, fails', LARGE, FAIL, 1, failed],
    ['on demand in threads, is written', LARGE, WRITE, 2, written],
    ['on demand in threads, fails', LARGE, FAIL, 2, failed],
  ])('%s', async (_, size, what, jobs, message) => {
    await sparse('file', size);
    // A system notes the time of a write only to some milliseconds: so let the last one be long ago.
    await utimes(join(folder, 'file'), 0, 0);
    const result = await withHook(beforeRead(1, what), `decode file --jobs ${jobs} -o out`);
    expect(result).toEqual({ code: 2, stdout: '', stderr: `fwpm: ${message}\n` });
    expect(await readdir(folder)).toEqual(['events', 'file']);
  });

  test.each([
    ['shrinks', SHRINK, resized(LARGE, 1000)],
    ['fails', FAIL, failed],
  ])('what was decoded before it %s stays, in whole lines', async (_, what, message) => {
    // The first read is of the beginning alone. The first window is 256 KiB, and its end is in the middle of a batch.
    const count = 200_000;
    await sparse('file', LARGE, 0, new Uint8Array(4 * count).fill(7));
    const { code, stdout, stderr } = await withHook(beforeRead(3, what), `one file --count ${count}`);
    expect({ code, stderr }).toEqual({ code: 2, stderr: `fwpm: ${message}\n` });
    expect(stdout).toMatch(/^(\{"spi":117901063\}\n)+$/);
    expect(stdout.split('\n').length).toBeLessThan(count);
  });

  test('an open file may be deleted', async () => {
    await sparse('file', LARGE);
    const { code, stdout, stderr } = await withHook(beforeRead(1, `fs.rmSync('file');`), 'decode file');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout === LINES).toBe(true);
  });

  test('a source that fails is not taken for memory that ends', () => {
    const source: ByteSource = {
      abi: 'x64',
      read(address, length) {
        if (address >= 4096n) throw new Error('EIO');
        return new Uint8Array(length);
      },
    };
    const all = (): unknown => [...ndjson(GUID, new OnDemandMemory(source), { array: 0n, count: 1000 })];
    expect(all).toThrow('EIO');
    expect(() => decode(GUID, new OnDemandMemory(source), 4090n, { onIssue: () => undefined })).toThrow(
      'EIO',
    );
  });
});

describe.runIf(EXHAUSTIVE)('signals', () => {
  test.each([
    ['INT', '', 130],
    ['TERM', '', 143],
    ['HUP', '', 129],
    ['QUIT', '', 131],
    ['USR2', '', 140],
    ['ALRM', '', 142],
    ['VTALRM', '', 154],
    ['XCPU', '', 152],
    ['TERM', '--jobs 2', 143],
    ['TERM', '--issues list', 143],
  ])('SIG%s while a file is written: %s', async (signal, options, code) => {
    // A hole takes no room, and its lines take long: the signal comes while they are written.
    const { stdout } = await sh(`
      truncate -s 2G hole; echo old > out
      ulimit -c 0
      $FWPM decode hole --base 4096 --entries 268000000 ${options} -o out & p=$!
      until ls .fwpm-* >/dev/null 2>&1 || ! kill -0 $p; do :; done
      kill -${signal} $p; wait $p; echo $?; cat out`);
    expect(stdout).toBe(`${code}\nold\n`);
    expect(await readdir(folder)).toEqual(['events', 'hole', 'out']);
  });
});

describe.runIf(EXHAUSTIVE)('what a killed process leaves', () => {
  /** Kills a run that writes; says what it left. */
  const kill = async (): Promise<string> => {
    const { stdout } = await sh(`
      truncate -s 2G hole
      $FWPM decode hole --base 4096 --entries 268000000 -o out & p=$!
      until ls .fwpm-* >/dev/null 2>&1 || ! kill -0 $p; do :; done
      kill -KILL $p; wait $p 2>/dev/null; rm hole; ls -A | grep fwpm; echo $p`);
    const [name = '', pid = ''] = stdout.split('\n');
    expect(name).toMatch(new RegExp(`^\\.fwpm-${pid}-[0-9a-f]{8}-[0-9a-f]{8}\\.partial$`));
    return name;
  };

  test('is removed by the next one that writes there', async () => {
    const left = await kill();
    expect(await readdir(folder)).toContain(left);
    expect(await sh('decode events -o out')).toMatchObject({ code: 0, stderr: '' });
    expect(await readdir(folder)).toEqual(['events', 'out']);
  });

  test('stays when nothing is written there', async () => {
    const left = await kill();
    await sh('mkdir sub; decode events > /dev/null; decode events -o sub/out');
    expect(await readdir(folder)).toContain(left);
  });

  test('stays while a process of that number is there', async () => {
    const left = await kill();
    const [, pid = ''] = /-(\d+)-/.exec(left) ?? [];
    const alive = left.replace(`-${pid}-`, `-${process.pid}-`);
    const first = left.replace(`-${pid}-`, '-1-');
    await sh(`mv ${left} ${alive}; touch ${first}; decode events -o out`);
    expect((await readdir(folder)).sort()).toEqual([alive, first, 'events', 'out'].sort());
  });

  test('stays when it is a link or a folder, or has another name', async () => {
    const left = await kill();
    const [, pid = '', place = ''] = /-(\d+)-([0-9a-f]{8})-/.exec(left) ?? [];
    const named = (number: string, where: string, rest: string) => `.fwpm-${number}-${where}-${rest}`;
    const others = [
      named(pid, '00000000', '00000000.partial'),
      named(`0${pid}`, place, '00000000.partial'),
      named(pid, place, '0000000.partial'),
      named(pid, place, '0000000G.partial'),
      named(pid, place, '00000000.partial~'),
      named(pid, place, '00000000.PARTIAL'),
      `x${named(pid, place, '00000000.partial')}`,
      `.fwpm-${pid}-00000000.partial`,
      named('99999999999', place, '00000000.partial'),
    ];
    const link = named(pid, place, '11111111.partial');
    const broken = named(pid, place, '22222222.partial');
    const sub = named(pid, place, '33333333.partial');
    await sh(`touch ${others.join(' ')} kept; ln -s kept ${link}; ln -s none ${broken}; mkdir ${sub}`);
    await sh('decode events -o out');
    const expected = [...others, link, broken, sub, 'events', 'kept', 'out'];
    expect((await readdir(folder)).sort()).toEqual(expected.sort());
  });
});

describe.runIf(EXHAUSTIVE)('a name that is not UTF-8', () => {
  const BAD = "$'ev\\xffnts'";
  /** The name that the program gets in its place, which is another file's. */
  const OTHER = 'ev\ufffdnts';

  test.skipIf(!isLinux).each([
    ['decode', `decode ${BAD}`],
    ['decode -o', `decode events -o ${BAD}`],
    ['decode --output=', `decode events --output=${BAD}`],
    ['decode --issues', `decode events --issues ${BAD}`],
    ['decode --filters', `one events --format text --filters ${BAD}`],
    ['decode --volumes', `one events --format text --volumes ${BAD}`],
    ['scan', `$FWPM scan ${BAD}`],
    ['scan -o', `$FWPM scan events -o ${BAD}`],
    ['explain', `$FWPM explain ${BAD}`],
    ['explain -o', `$FWPM explain events --struct FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0 -o ${BAD}`],
    ['pack', `$FWPM pack ${BAD} -o new`],
    ['pack -o', `$FWPM pack events -o ${BAD}`],
    ['a path', `mkdir $'f\\xe4'; cp events $'f\\xe4/ev'; decode $'f\\xe4/ev'`],
  ])('is refused, and nothing is touched: %s', async (_, line) => {
    await writeFile(join(folder, OTHER), 'other');
    await sh(`printf bad > ${BAD}`);
    const { code, stdout, stderr } = await sh(line);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /^fwpm: cannot take .*: its name is not UTF-8, and U\+FFFD stands for what is not; /,
    );
    expect(stderr.split('\n')).toHaveLength(2);
    expect(await read(OTHER)).toBe('other');
    expect((await sh(`cat ${BAD}`)).stdout).toBe('bad');
    expect(await readdir(folder)).not.toContain('new');
  });

  test.skipIf(!isLinux)('is no matter where the shell opens it', async () => {
    const { code, stderr } = await sh(
      `cp events ${BAD}; decode - < ${BAD} > $'\\xff'; cmp $'\\xff' <(decode events)`,
    );
    expect([code, stderr]).toEqual([0, '']);
  });
});

describe.runIf(EXHAUSTIVE)('one file for two outputs', () => {
  test('of two runs: one of them is whole', async () => {
    const { stdout } = await sh('decode events -o out & decode events -o out; echo $?; wait $!; echo $?');
    expect(stdout).toBe('0\n0\n');
    expect((await read('out')) === LINES).toBe(true);
    expect(await readdir(folder)).toEqual(['events', 'out']);
  });

  test.each([
    ['a new file', 'decode events -o out --issues ./out'],
    ['a file that was there', 'touch out; ln out hard; decode events -o out --issues out; rm out hard'],
  ])('of one run is refused: %s', async (_, line) => {
    const { stderr } = await sh(line);
    expect(stderr).toBe('fwpm: cannot write out: it is to hold something else already\n');
    expect(await readdir(folder)).toEqual(['events']);
  });
});

describe.runIf(EXHAUSTIVE)('what is not to happen', () => {
  const SAID = /^fwpm: this is a bug in fwpm \d+\.\d+\.\d+, please report it: TypeError: broken\\u001b/;
  const BREAK = `DataView.prototype.getUint32 = () => { throw new TypeError('broken\\x1b'); };`;
  /** In the midst of the work. */
  const BREAK_APART = `
    const wait = () => {
      if (fs.readdirSync('.').some((name) => name.endsWith('.partial'))) throw new TypeError('broken\\x1b');
      setImmediate(wait);
    };
    wait();`;

  test.each([
    ['in the main thread', BREAK, 'decode events -o out'],
    [
      'in another thread',
      `if (!isMainThread) Atomics.add = () => { throw new TypeError('broken\\x1b'); };`,
      '$FWPM decode hole --base 4096 --entries 268000000 --jobs 2 -o out',
    ],
    ['that nobody waits for', BREAK_APART, '$FWPM decode hole --base 4096 --entries 268000000 -o out'],
  ])('a bug %s', async (_, hook, line) => {
    await writeFile(join(folder, 'out'), 'old');
    await sparse('hole', 2 ** 31, 0, new Uint8Array(8));
    const { code, stdout, stderr } = await withHook(hook, line);
    expect(stderr).toMatch(SAID);
    expect(stderr.split('\n')).toHaveLength(2);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(await read('out')).toBe('old');
    expect(await readdir(folder)).toEqual(['events', 'hole', 'out']);
  });

  test('shows where a bug is to who asks for it', async () => {
    const { code, stderr } = await withHook(BREAK, 'export FWPM_DEBUG=1; decode events');
    expect(code).toBe(2);
    expect(stderr).toMatch(SAID);
    expect(stderr).toMatch(/^fwpm: +at .*dist.*\.js/m);
    expect(
      stderr
        .trimEnd()
        .split('\n')
        .every((line) => line.startsWith('fwpm: ')),
    ).toBe(true);
  });

  test('a lack of memory is no bug', async () => {
    const hook = `
      globalThis.SharedArrayBuffer = class {
        constructor() { throw new RangeError('Array buffer allocation failed'); }
      };`;
    const { code, stderr } = await withHook(hook, 'decode events --jobs 2');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^fwpm: there is not enough memory \(Array buffer allocation failed\): .*\n$/);
  });
});
