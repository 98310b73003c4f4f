/** fwpm pipe, as engines run it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { EXHAUSTIVE, rows } from '../../support/exhaustive.ts';
import { fixture, fwpm, shell } from '../command.ts';
import { Child } from './child.ts';
import { CAPTURE, CODEC_NAMES, framed, framedAsIs, IMAGE, repliesIn } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'fwpm-pipe-'));
afterAll(() => rmSync(folder, { recursive: true }));

const QUIET = { code: 0, signal: null, stderr: '' };
const EVENTS = 49;
const NONSENSE = Buffer.from('nonsense');
const CUT = CAPTURE.subarray(0, CAPTURE.length - 7);

const ERROR = expect.objectContaining({ error: expect.any(String) });

describe.each(rows(CODEC_NAMES))('%s', (codec) => {
  test('one answer is read for each message that is sent, and standard error says nothing', async () => {
    const child = new Child(codec);
    const expected = (await fwpm(['decode', fixture('capture/python-cbor2.cbor')])).stdout;
    const answer = await child.ask(CAPTURE);
    expect(Array.isArray(answer) && answer.map((event) => `${JSON.stringify(event)}\n`).join('')).toBe(
      expected,
    );
    expect(await child.ask(NONSENSE)).toEqual(ERROR);
    expect(await child.ask(new Uint8Array(0))).toEqual(ERROR);
    expect(await child.ask(CUT)).toEqual(ERROR);
    expect(await child.ask(CAPTURE)).toEqual(answer);
    expect(await child.end()).toEqual(QUIET);
  });

  test.runIf(EXHAUSTIVE)('messages that failed are kept, and can be sent again', async () => {
    const file = join(folder, `failed.${codec}`);
    const child = new Child(codec, ['--dead-letter', file, '--max-frame', '90000']);
    const long = Buffer.alloc(200_000, 'A');
    for (const message of [CAPTURE, NONSENSE, CAPTURE, CUT, long]) await child.ask(message);
    expect(await child.end()).toEqual(QUIET);
    const kept = [NONSENSE, CUT, long].map((message) => framed(codec, message));
    expect(readFileSync(file).equals(Buffer.concat(kept))).toBe(true);
    const replies = join(folder, `replies.${codec}`);
    const again = await shell(`$FWPM pipe --codec ${codec} < ${file} > ${replies}`);
    expect([again.code, again.stderr]).toEqual([0, '']);
    expect(repliesIn(codec, readFileSync(replies))).toEqual([ERROR, ERROR, ERROR]);
  });

  test('at SIGTERM what was read is answered, and half a message is no fault', async () => {
    const file = join(folder, `half.${codec}`);
    const child = new Child(codec, ['--dead-letter', file, '--max-frame', '90000']);
    expect(await child.ask(CAPTURE)).toHaveLength(EVENTS);
    const message = framed(codec, CAPTURE);
    child.send(Buffer.concat([message, message.subarray(0, 100)]));
    expect(await child.reply()).toHaveLength(EVENTS);
    child.process.kill('SIGTERM');
    expect(await child.ended).toEqual(QUIET);
    expect(readFileSync(file)).toHaveLength(0);
  });

  test.runIf(EXHAUSTIVE)('a reader that is slow holds it up, and gets all', async () => {
    const count = 40;
    const [file, read] = [join(folder, `many.${codec}`), join(folder, `read.${codec}`)];
    const line = `$FWPM pipe --codec ${codec} < ${file} | (sleep 1; cat > ${read})`;
    writeFileSync(file, Buffer.concat(Array.from({ length: count }, () => framed(codec, CAPTURE))));
    const { code, stderr } = await shell(line);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const replies = repliesIn(codec, readFileSync(read));
    expect(replies).toHaveLength(count);
    for (const reply of replies) expect(reply).toEqual(replies[0]);
    expect(replies[0]).toHaveLength(EVENTS);
  });
});

test.runIf(EXHAUSTIVE)('the pairing fails where standard error speaks first', async () => {
  const child = new Child('lines');
  child.process.stderr.emit('data', Buffer.from('a stray line\n'));
  await expect(child.ask(CAPTURE)).rejects.toThrow('a stray line');
  await child.end();
});

test.each(rows(['SIGTERM', 'SIGINT'] as const))('%s while a message is answered', async (signal) => {
  const child = new Child('netstring');
  await child.ask(CAPTURE);
  const large = Buffer.concat(Array.from({ length: 200 }, () => CAPTURE));
  child.send(framedAsIs('netstring', CAPTURE));
  child.send(framedAsIs('netstring', large));
  expect(await child.reply()).toHaveLength(EVENTS);
  child.process.kill(signal);
  const { code, stderr } = await child.ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test.runIf(EXHAUSTIVE)('a reader that goes away is no error', async () => {
  const file = join(folder, 'gone.netstring');
  writeFileSync(file, Buffer.concat(Array.from({ length: 40 }, () => framedAsIs('netstring', CAPTURE))));
  const { code, stderr } = await shell(
    `set +o pipefail; $FWPM pipe --codec netstring < ${file} | head -c 10`,
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('framing that cannot be followed is answered and ends with 1', async () => {
  const input = Buffer.concat([framedAsIs('netstring', CAPTURE), Buffer.from('GET /')]);
  const { code, stdout, stderr } = await fwpm(['pipe', '--codec', 'netstring'], input);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  const [events, error, ...more] = repliesIn('netstring', Buffer.from(stdout));
  expect(events).toHaveLength(EVENTS);
  expect(error).toEqual(ERROR);
  expect(more).toEqual([]);
});

test.runIf(EXHAUSTIVE)('a dead letter that cannot be written is said in the reply', async () => {
  const child = new Child('lines', ['--dead-letter', '/dev/full']);
  expect(await child.ask(NONSENSE)).toEqual({
    error: expect.stringMatching(/; it could not be kept in \/dev\/full: no space left on the device$/),
    message: 1,
  });
  expect(await child.ask(CAPTURE)).toHaveLength(EVENTS);
  expect(await child.end()).toEqual(QUIET);
});

const PLACE = ['--base', '0x3507c0', '--entries', '16'];

/** Options that decode has as well, and a message that they are for. */
const OPTIONS: readonly [args: readonly string[], message: Buffer][] = [
  [[], IMAGE],
  [PLACE, IMAGE],
  [['--where', 'type=CLASSIFY_DROP'], CAPTURE],
  [['--where', 'address=203.0.113.99'], CAPTURE],
  [
    ['--format', 'ecs', '--filters', fixture('filters/wfpstate.xml'), '--volume', 'harddiskvolume3=C:'],
    CAPTURE,
  ],
  [['--format', 'ocsf', '--where', 'direction=inbound'], CAPTURE],
  [[...PLACE, '--format', 'ecs'], IMAGE],
  [['--struct', 'FWPM_NET_EVENT_HEADER3', '--base', '0x3507c0', '--at', '0x350840'], IMAGE],
  [['--base', '0x3507c0', '--at', '0x350840', '--abi', 'x64'], IMAGE],
];

test.each(rows(OPTIONS))('%j is what it is for decode', async (args, message) => {
  const file = join(folder, 'message');
  writeFileSync(file, message);
  const decoded = await fwpm(['decode', file, '--format', 'ndjson', ...args]);
  const piped = await fwpm(['pipe', '--codec', 'netstring', ...args], framedAsIs('netstring', message));
  expect([piped.code, piped.stderr]).toEqual([0, '']);
  const lines = decoded.stdout.split(/(?<=\n)/).filter((line) => line !== '');
  expect(piped.stdout.replace(/^\d+:/, '')).toBe(`[${lines.map((line) => line.trimEnd()).join(',')}],`);
});

const WRONG: readonly [args: readonly string[], message: string][] = [
  [[], "required option '--codec <codec>' not specified"],
  [['--codec', 'netstrings'], 'did you mean netstring?'],
  [['--codec', 'lines', '--format', 'csv'], 'Allowed choices are ndjson, ecs, ocsf'],
  [['--codec', 'lines', '--max-frame', '0'], 'Take a size of 1 to 1GiB'],
  [['--codec', 'lines', '--max-reply', '2GB'], 'Take a size of 1024 to 1GiB'],
  [['--codec', 'lines', '--dead-letter', '/no/such/folder/x'], 'cannot write /no/such/folder/x'],
  [['--codec', 'lines', '--format', 'ecs', '--filters', '-'], 'standard input can be read once'],
  [['--codec', 'lines', '--filters', 'x.xml'], '--filters is for the other formats'],
  [['--codec', 'lines', '--count', '1', '--entries', '1'], 'cannot be used with'],
  [['--codec', 'lines', 'file.bin'], 'too many arguments'],
];

test.each(rows(WRONG))('%j is wrong usage', async (args, message) => {
  const { code, stdout, stderr } = await fwpm(['pipe', ...args], framed('lines', CAPTURE));
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
});
