/** fwpm live, as its users run it, with an engine that is made for it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readCaptures } from '../../src/capture/index.ts';
import { NET_EVENTS } from '../../src/events/netEvents.ts';
import { decode, FWPM_NET_EVENT5 } from '../../src/index.ts';
import { fwpm } from '../cli/command.ts';
import { drop, event5 } from '../support/events.ts';
import { EXHAUSTIVE, rows } from '../support/exhaustive.ts';
import { fakeLibrary, HAS_GCC, imageOf } from './fake.ts';
import { filterImage, providerImage } from './filterImages.ts';
import { printed, type Running, startLive } from './program.ts';
import type { Scenario } from './scenario.ts';

const folder = mkdtempSync(join(tmpdir(), 'fwpm-live-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const newFile = (): string => join(folder, `${files++}.cbor`);

const DROPS = [1n, 2n, 3n].map((filterId) =>
  imageOf(NET_EVENTS.FWPM_NET_EVENT5, event5('CLASSIFY_DROP', drop({ filterId }))),
);

const scenario = (members: Partial<Scenario>): Scenario => ({
  library: fakeLibrary(),
  events: DROPS,
  ...members,
});

const linesIn = (text: string): string[] => text.split('\n').slice(0, -1);

/** Waits for some lines, then interrupts; all is to be freed and put back. */
async function interrupted(running: Running, lines: number, keywords = 0): Promise<string[]> {
  await printed(running, lines);
  running.child.kill('SIGINT');
  expect({ ...(await running.ended), stderr: running.stderr() }).toEqual({
    code: 0,
    signal: null,
    stderr: `left: 0 blocks, 0 handles, keywords ${keywords}\n`,
  });
  return linesIn(running.stdout());
}

/** The numbers of the events of a capture, and what is wrong with it. */
async function numbersIn(path: string): Promise<{ numbers: number[]; issues: string[] }> {
  const issues: string[] = [];
  const numbers: number[] = [];
  const onIssue = (issue: Error): void => void issues.push(issue.message);
  for await (const { memory, roots } of readCaptures([readFileSync(path)], { onIssue })) {
    if ('count' in roots) throw new Error('a list of roots was written');
    for (const root of roots) numbers.push(Number(decode(FWPM_NET_EVENT5, memory, root).header.timeStamp));
  }
  return { numbers, issues };
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

describe.runIf(HAS_GCC)('fwpm live', () => {
  test('lines of JSON in a pipe, until it is interrupted', async () => {
    const lines = await interrupted(await startLive(scenario({ count: 30 }), []), 30);
    expect(lines.map((line) => JSON.parse(line).classifyDrop.filterId)).toEqual(
      upTo(30).map((i) => `${(i % 3) + 1}`),
    );
  });

  test.runIf(EXHAUSTIVE)('the history before, and conditions', async () => {
    const running = await startLive(scenario({ count: 30, history: 9 }), [
      '--history',
      '--where',
      'filter=2',
    ]);
    const lines = await interrupted(running, 13);
    expect(lines.map((line) => JSON.parse(line).classifyDrop.filterId)).toEqual(upTo(13).map(() => '2'));
  });

  test.each(
    rows([
      ['text', 'a filter blocked traffic'],
      ['csv', 'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP'],
      ['ecs', '"ecs":{'],
      ['ocsf', '"class_uid":'],
    ]),
  )('--format %s', async (format, part) => {
    const lines = await interrupted(await startLive(scenario({ count: 5 }), ['--format', format]), 5);
    expect(lines.join('\n')).toContain(part);
  });

  test.runIf(EXHAUSTIVE)('text names filters and drives as they are on this machine', async () => {
    const filters = [
      { id: '1', image: filterImage(1n, 'Block SMB') },
      { id: '7', image: providerImage('Windows Firewall') },
    ];
    const running = await startLive(scenario({ count: 1, filters }), ['--format', 'text']);
    const text = (await interrupted(running, 7)).join('\n');
    expect(text).toContain('Block SMB');
    expect(text).toContain('Windows Firewall');
    expect(text).toContain('C:\\app.exe');
  });

  describe('a recording', () => {
    const filters = [
      { id: '1', image: filterImage(1n, '@fake.dll,-1') },
      { id: '2', image: filterImage(2n, 'Block SMB', false) },
      { id: '7', image: providerImage('Windows Firewall') },
    ];

    test.runIf(EXHAUSTIVE)(
      'names the filters elsewhere, each file by itself, with no other file',
      async () => {
        const file = newFile();
        const options = ['--record', file, '--rotate', '2KB'];
        const running = await startLive(scenario({ count: 9, filters }), options);
        await interrupted(running, 9);
        const files = readdirSync(folder).filter((name) => name.startsWith(basename(file, '.cbor')));
        expect(files.length).toBeGreaterThan(1);
        let lines = 0;
        for (const name of files) {
          const { stdout, stderr } = await fwpm([join(folder, name), '--format', 'ecs']);
          expect(stderr).toBe('');
          for (const line of linesIn(stdout)) {
            const { rule, wfp } = JSON.parse(line);
            const { filterId } = wfp.event.classifyDrop;
            const expected =
              filterId === '3' ? undefined : filterId === '1' ? 'In your language' : 'Block SMB';
            expect([filterId, rule?.name]).toEqual([filterId, expected]);
            lines++;
          }
        }
        expect(lines).toBe(9);
      },
    );

    test.runIf(EXHAUSTIVE)('with pseudonyms', async () => {
      const [file, key] = [newFile(), join(folder, 'key')];
      writeFileSync(key, 'sixteen bytes or more');
      const running = await startLive(scenario({ count: 3, filters }), ['--record', file, '--redact', key]);
      const plain = (await interrupted(running, 3)).map((line) => JSON.parse(line));
      const { stdout } = await fwpm([file]);
      const events = linesIn(stdout)
        .map((line) => JSON.parse(line))
        .filter(({ header }) => header !== undefined);
      expect(events.map(({ classifyDrop }) => classifyDrop)).toEqual(
        plain.map(({ classifyDrop }) => classifyDrop),
      );
      expect(events[0].header.timeStamp).toBe(plain[0].header.timeStamp);
      expect(events[0].header.appId).not.toBe(plain[0].header.appId);
      expect(readFileSync(file).includes(hostname())).toBe(false);
    });
  });

  test.runIf(EXHAUSTIVE)('kinds of events are enabled until the end', async () => {
    const running = await startLive(scenario({ count: 5, keywords: 2 }), [
      '--enable',
      'allow,Portscan',
      '--verbose',
    ]);
    await printed(running, 5);
    running.child.kill('SIGTERM');
    expect((await running.ended).code).toBe(0);
    expect(running.stderr()).toBe(
      'fwpm: waiting for events (FWPM_NET_EVENT5); Ctrl-C ends it\nleft: 0 blocks, 0 handles, keywords 2\n',
    );
  });

  test.each(
    rows(
      [
        [
          { FwpmNetEventSubscribe4: 5 },
          /^fwpm: FwpmNetEventSubscribe4 failed with ERROR_ACCESS_DENIED \(5\): run this as an adm/,
        ],
        [
          { FwpmEngineOpen0: 1753 },
          /^fwpm: FwpmEngineOpen0 failed with EPT_S_NOT_REGISTERED \(1753\): the Base Filtering Engine/,
        ],
      ],
      2,
    ),
  )('what Windows refuses: %o', async (fail, message) => {
    const running = await startLive(scenario({ fail }), []);
    expect((await running.ended).code).toBe(2);
    expect(running.stderr()).toMatch(message);
    expect(running.stderr()).toContain('left: 0 blocks, 0 handles, keywords 0\n');
  });

  test.runIf(EXHAUSTIVE)('a reader that goes away ends it', async () => {
    const running = await startLive(scenario({ count: 1_000_000, pause: 100 }), []);
    await printed(running, 1);
    running.child.stdout?.destroy();
    expect((await running.ended).code).toBe(0);
    expect(running.stderr()).toBe('left: 0 blocks, 0 handles, keywords 0\n');
  });

  test.runIf(EXHAUSTIVE)('what is lost is counted, when nobody reads for a while', async () => {
    const count = 40_000;
    const running = await startLive(scenario({ count, isInterrupted: true }), []);
    running.child.stdout?.pause();
    await new Promise((resolve) => setTimeout(resolve, 8000));
    running.child.stdout?.resume();
    expect((await running.ended).code).toBe(1);
    const lost = Array.from(running.stderr().matchAll(/^fwpm: (\d+) events? (?:is|are) lost: /gm), ([, n]) =>
      Number(n),
    );
    expect(lost.length).toBeGreaterThan(0);
    expect(linesIn(running.stdout()).length + lost.reduce((sum, n) => sum + n)).toBe(count);
  });

  describe('--record', () => {
    test('has every event, whatever is shown, and is read elsewhere', async () => {
      const file = newFile();
      const running = await startLive(scenario({ count: 300 }), ['--record', file, '--where', 'filter=3']);
      await interrupted(running, 100);
      expect(await numbersIn(file)).toEqual({ numbers: upTo(300), issues: [] });
      const { code, stdout } = await fwpm([file]);
      expect([code, linesIn(stdout).length]).toEqual([0, 300]);
    });

    test.runIf(EXHAUSTIVE)('does not overwrite a file', async () => {
      const file = newFile();
      writeFileSync(file, 'precious');
      const running = await startLive(scenario({ count: 3 }), ['--record', file]);
      expect((await running.ended).code).toBe(2);
      expect(running.stderr()).toBe(
        `fwpm: cannot write ${file}: it is there already, and --record overwrites nothing\nleft: 0 blocks, 0 handles, keywords 0\n`,
      );
      expect(readFileSync(file, 'utf8')).toBe('precious');
    });

    test.runIf(EXHAUSTIVE)('a folder that is not there', async () => {
      const running = await startLive(scenario({}), ['--record', join(folder, 'none', 'x.cbor')]);
      expect((await running.ended).code).toBe(2);
      expect(running.stderr()).toMatch(/^fwpm: cannot write .*: there is no such file or folder\n/);
    });

    test.runIf(EXHAUSTIVE)('begins new files, sets aside what is there, and keeps the newest', async () => {
      const inside = mkdtempSync(join(folder, 'rotated-'));
      const file = join(inside, 'fw.cbor');
      writeFileSync(file, 'older');
      for (const other of ['fw.cbor.txt', 'fw.1.cbor', 'other.000001.cbor', 'fw.000000x.cbor']) {
        writeFileSync(join(inside, other), 'of somebody else');
      }
      const args = ['--record', file, '--rotate', '10KB'];
      await interrupted(await startLive(scenario({ count: 200 }), args), 200);
      const ours = readdirSync(inside)
        .filter((name) => /^fw(\.\d{6})?\.cbor$/.test(name))
        .sort();
      expect(ours.slice(0, 3)).toEqual(['fw.000001.cbor', 'fw.000002.cbor', 'fw.000003.cbor']);
      expect(readFileSync(join(inside, 'fw.000001.cbor'), 'utf8')).toBe('older');
      const numbers: number[] = [];
      for (const name of ours.slice(1)) {
        const found = await numbersIn(join(inside, name));
        expect(found.issues).toEqual([]);
        numbers.push(...found.numbers);
        expect(readFileSync(join(inside, name)).length).toBeLessThanOrEqual(10_000);
      }
      expect(numbers).toEqual(upTo(200));

      await interrupted(await startLive(scenario({ count: 200 }), [...args, '--keep', '3']), 200);
      const kept = readdirSync(inside).filter((name) => /^fw(\.\d{6})?\.cbor$/.test(name));
      expect(kept).toHaveLength(3);
      expect(await numbersIn(file)).toMatchObject({ issues: [] });
      expect((await numbersIn(file)).numbers.at(-1)).toBe(199);
      expect(readdirSync(inside)).toHaveLength(3 + 4);
    });

    test.runIf(EXHAUSTIVE)('a kill at any moment costs the last second at most', async () => {
      for (let round = 0; round < (EXHAUSTIVE ? 20 : 1); round++) {
        const file = newFile();
        const running = await startLive(scenario({ count: 1_000_000, pause: 200 }), ['--record', file]);
        /** How many lines were there when. */
        const seen: { readonly at: number; readonly lines: number }[] = [];
        let lines = 0;
        running.child.stdout?.on('data', (data: Buffer) => {
          lines += data.toString().split('\n').length - 1;
          seen.push({ at: performance.now(), lines });
        });
        await printed(running, 1);
        await new Promise((resolve) => setTimeout(resolve, 1100 + Math.random() * 700));
        const killed = performance.now();
        running.child.kill('SIGKILL');
        await running.ended;
        const { numbers, issues } = await numbersIn(file);
        expect(numbers).toEqual(upTo(numbers.length));
        expect(issues.length).toBeLessThanOrEqual(1);
        const before = seen.filter(({ at }) => at < killed - 1000).at(-1)?.lines ?? 0;
        expect(before).toBeGreaterThan(0);
        expect(numbers.length).toBeGreaterThanOrEqual(before);
      }
    });
  });
});

test.runIf(process.platform !== 'win32')('on other systems it says what to do', async () => {
  expect(await fwpm(['live'])).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'fwpm: live capture needs Windows: record there with fwpm live --record FILE, and read the file anywhere\n',
  });
});

test.each(
  rows(
    [
      [
        ['--enable', 'multicst'],
        'Take some of multicast, broadcast, capability, allow, portscan (did you mean multicast?).',
      ],
      [['--rotate', '0MB'], 'Take a size such as 100MB (KB, MB, GB) or a time such as 1h (s, m, h, d).'],
      [['--rotate', '10'], 'Take a size such as 100MB (KB, MB, GB) or a time such as 1h (s, m, h, d).'],
      [['--keep', '0'], 'Take 1 to 999999 captures.'],
      [['--rotate', '1h'], '--rotate is for --record'],
      [['--record', 'x', '--keep', '2'], '--keep is for --rotate'],
      [['--filters', 'x.xml'], '--filters is for the other formats'],
    ],
    7,
  ),
)('wrong usage: %o', async (args, message) => {
  const { code, stderr } = await fwpm(['live', ...args]);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});
