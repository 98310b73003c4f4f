/** What is taken for an event and what is not: the cheap tests, the proof, and finds that overlap. */
import { describe, expect, test } from 'vitest';
import { DEFAULT_MIN_SCORE } from '../../src/scan/index.ts';
import type { Image } from '../support/image.ts';
import {
  at,
  BASE,
  FLAGS,
  image,
  putApp,
  putClassifyDrop,
  putEvent,
  putEvent0,
  putKernelDrop,
  putMmFailure,
  TIME,
  TYPE,
} from './events.ts';
import { eventFixtures, isEvent, plant, scanImage } from './support.ts';

/** The event is at 0, its struct at 256; what the header points to is from 160 on. */
const STRUCT = 256;

const drop = (): Image => putClassifyDrop(putEvent(image(), 0, TYPE.classifyDrop, STRUCT), STRUCT);
const dropOfApp = (): Image => putApp(drop(), 0, 160);

/** The score of the event at 0; undefined where none is found at any score. */
function scoreOf({ bytes }: Image): number | undefined {
  const finds = scanImage(bytes, 'x64', BASE, { minScore: 0 });
  return finds.find(({ address }) => address === BASE)?.score;
}

function isFound(target: Image): boolean {
  return scanImage(target.bytes, 'x64', BASE).length > 0;
}

describe('the cheap tests', () => {
  const UPPER_2006 = 0x01c60e66n << 32n;
  const UPPER_2100 = 0x022f7163n << 32n;
  const cases: [what: string, found: boolean, target: () => Image][] = [
    ['a time of 2005', false, () => drop().u64(0, UPPER_2006 - 1n)],
    ['a time of 2006', true, () => drop().u64(0, UPPER_2006)],
    ['a time of 2099', true, () => drop().u64(0, UPPER_2100)],
    ['a time of 2100', false, () => drop().u64(0, UPPER_2100 + (1n << 32n))],
    ['a time of the year 60056', false, () => drop().u64(0, 2n ** 64n - 1n)],
    ['no time', false, () => drop().u64(0, 0n)],
    ['no flags', false, () => drop().u32(8, 0)],
    ['the last flag that has a name', true, () => drop().u32(8, FLAGS | 0x1000)],
    ['a flag that has none', false, () => drop().u32(8, FLAGS | 0x4000)],
    ['the highest flag', false, () => drop().u32(8, FLAGS + 0x80000000)],
    ['ipVersion NONE', true, () => drop().u32(12, 2).u32(88, 2)],
    ['an ipVersion that has no name', false, () => drop().u32(12, 3)],
    ['a negative ipVersion', false, () => drop().u32(12, 2 ** 32 - 1)],
    ['an address family that has no name', false, () => drop().u32(88, 4)],
  ];

  test.each(cases)('%s: found is %s', (_, found, target) => {
    expect(isFound(target())).toBe(found);
  });

  test('an event whose flags are all clear is not found at any score', () => {
    expect(scoreOf(dropOfApp().u32(8, 1))).toBeGreaterThan(0);
    expect(scoreOf(dropOfApp().u32(8, 0))).toBeUndefined();
  });

  test('on x86, the versions that C aligns to 8 bytes are not looked for between them', () => {
    const fixture = eventFixtures().find(({ name }) => name === 'x86-ev5-classify-drop-full');
    if (fixture === undefined) throw new Error('no such fixture');
    const versions = (offset: number) => {
      const memory = new Uint8Array(4096);
      plant(memory, 0x2000000n, offset, fixture);
      const finds = scanImage(memory, 'x86', 0x2000000n, { minScore: 0 });
      return finds.flatMap(({ struct, alternatives }) => [struct, ...alternatives]);
    };
    expect(versions(1024)).toEqual(['FWPM_NET_EVENT5', 'FWPM_NET_EVENT4', 'FWPM_NET_EVENT3']);
    // FWPM_NET_EVENT0 and 2 are 4-aligned: the header is one of theirs, too.
    expect(versions(1028)).toEqual(['FWPM_NET_EVENT2']);
  });
});

describe('what the flags do not promise is not looked at', () => {
  const cases: [what: string, change: (target: Image) => Image][] = [
    ['an appId that is too large', (target) => target.u32(64, 2 ** 32 - 1).u64(72, at(700))],
    ['an appId that leads nowhere', (target) => target.u32(64, 20).u64(72, 0xdead_beef_dead_beefn)],
    ['a user that is none', (target) => target.u64(80, at(300)).u8(300, 9, 9, 9)],
    ['a user that leads into the event', (target) => target.u64(80, at(4))],
    ['a package that leads nowhere', (target) => target.u64(96, 0xcccc_cccc_cccc_ccccn)],
    ['an enterprise without end', (target) => target.u64(104, at(4094))],
    ['an effective name that leads nowhere', (target) => target.u32(120, 7).u64(128, 5n)],
  ];

  test.each(cases)('%s', (_, change) => {
    expect(scoreOf(change(drop()))).toBe(scoreOf(drop()));
    expect(scoreOf(change(drop()))).toBeGreaterThan(DEFAULT_MIN_SCORE);
  });

  test('it is decoded as far as it goes', () => {
    const garbage = drop().u32(64, 20).u64(72, 0xdead_beef_dead_beefn).u64(96, 0xcccc_cccc_cccc_ccccn);
    const [find] = scanImage(garbage.bytes, 'x64', BASE);
    expect(find).toMatchObject({ issues: 2, event: { header: { appId: null, packageSid: null } } });
    expect(scanImage(drop().bytes, 'x64', BASE)).toMatchObject([{ issues: 0 }]);
  });
});

describe('what the flags promise and is not there counts more than what they do not promise', () => {
  const APP_ID = 0x20;
  const USER_ID = 0x40;
  const PACKAGE_ID = 0x400;
  const cases: [what: string, promise: number, target: () => Image][] = [
    ['no appId', APP_ID, () => dropOfApp().u64(72, 0n)],
    ['an empty appId', APP_ID, () => dropOfApp().u32(64, 0)],
    ['an appId that is no text', APP_ID, () => dropOfApp().u16(160, 1, 2, 3, 4, 5, 6, 0)],
    ['no user', USER_ID, () => dropOfApp().u64(80, 0n)],
    ['a user that is none', USER_ID, () => dropOfApp().u8(176, 9, 9, 9, 9, 9, 9)],
    ['no package', PACKAGE_ID, () => dropOfApp()],
  ];

  test.each(cases)('%s', (_, promise, target) => {
    const promised = scoreOf(target().u32(8, FLAGS | promise)) ?? -1;
    expect(promised).toBeLessThan(scoreOf(target().u32(8, FLAGS)) ?? -1);
  });

  test('what is far from the event counts less', () => {
    const far = (offset: number) => {
      const target = putClassifyDrop(putEvent(image(2 ** 18), 0, TYPE.classifyDrop, STRUCT), STRUCT);
      return scoreOf(putApp(target, 0, offset)) ?? -1;
    };
    expect(far(65000)).toBe(far(160));
    expect(far(66000)).toBeLessThan(far(160));
  });

  test.each([
    ['after', 0],
    ['before', 2 ** 17],
  ])('far is what is 64 KiB %s it, and not a byte less', (_, event) => {
    const size = 2 ** 18;
    const app = (distance: number) => {
      const target = putEvent(image(size), event, TYPE.classifyDrop, event + 256);
      const offset = event === 0 ? distance : event - distance;
      putClassifyDrop(target, event + 256)
        .u32(event + 8, FLAGS | 0x20)
        .u32(event + 64, 14)
        .u64(event + 72, at(offset))
        .text(offset, 'System\0');
      return scanImage(target.bytes, 'x64', BASE, { minScore: 0 }).find(
        ({ address }) => address === at(event),
      )?.score;
    };
    expect(app(65535)).toBe(app(512));
    expect(app(65536)).toBeLessThan(app(512) ?? 0);
  });
});

describe('what the flags promise counts', () => {
  const all = FLAGS | 0x60 | 0x400 | 0x800 | 0x2000;
  /** With package, enterprise and effective name, too. */
  const full = (): Image =>
    dropOfApp()
      .u32(8, all)
      .u64(96, at(700))
      .u8(700, 1, 2, 0, 0, 0, 0, 0, 15)
      .u32(708, 2, 77)
      .u64(104, at(720))
      .text(720, 'contoso.example\0')
      .u32(120, 4)
      .u64(128, at(760));

  const cases: [what: string, change: (target: Image) => Image][] = [
    ['no appId', (target) => target.u64(72, 0n)],
    ['an empty appId', (target) => target.u32(64, 0)],
    ['an appId that is no text', (target) => target.u16(160, 1, 2, 3, 4, 5, 6, 0)],
    ['an appId that is too large', (target) => target.u32(64, 65537)],
    ['an appId that leads nowhere', (target) => target.u64(72, at(2 ** 20))],
    ['no user', (target) => target.u64(80, 0n)],
    ['a user of another revision', (target) => target.u8(176, 2)],
    ['a user with 16 sub-authorities', (target) => target.u8(177, 16)],
    ['a user with none', (target) => target.u8(177, 0)],
    ['a user that is not aligned', (target) => target.u64(80, at(178))],
    ['a user within the appId', (target) => target.u64(80, at(164)).u8(164, 1, 1, 0, 0, 0, 0, 0, 5)],
    ['a user of an authority that Windows does not have', (target) => target.u8(178, 1)],
    ['no package', (target) => target.u64(96, 0n)],
    ['an enterprise without a NUL', (target) => target.text(720, 'x'.repeat(1024))],
    ['an enterprise of control characters', (target) => target.u16(720, 1, 2, 3)],
    ['an effective name that leads nowhere', (target) => target.u64(128, 0xdead_beef_dead_beefn)],
  ];

  test.each(cases)('%s', (_, change) => {
    expect(scoreOf(full())).toBe(1);
    // With fewer flags and no direction, so that the best score is not a ceiling.
    const fewer = (target: Image) => scoreOf(target.u32(8, all & ~0x11f).u32(STRUCT + 24, 0)) ?? -1;
    expect(fewer(change(full()))).toBeLessThan(fewer(full()));
  });
});

describe('the event struct counts', () => {
  const cases: [what: string, change: (target: Image) => Image][] = [
    ['NULL', (target) => target.u64(144, 0n)],
    ['missing memory', (target) => target.u64(144, at(2 ** 20))],
    ['the memory ends within it', (target) => target.u64(144, at(4096 - 8))],
    ['within the event', (target) => target.u64(144, at(16))],
    ['not aligned', (target) => target.u64(144, at(STRUCT + 1))],
    ['a type that has no struct', (target) => target.u32(136, 13)],
    ['a type that Windows does not have', (target) => target.u32(136, 21)],
    ['a direction that is none', (target) => target.u32(STRUCT + 24, 0x3904)],
    ['no direction', (target) => target.u32(STRUCT + 24, 0)],
    ['a BOOL that is neither', (target) => target.u32(STRUCT + 28, 2)],
    ['a blob that leads nowhere', (target) => target.u32(STRUCT + 32, 4).u64(STRUCT + 40, at(2 ** 20))],
    ['a page away', (target) => putClassifyDrop(target, 5000).u64(144, at(5000))],
  ];

  test.each(cases)('%s', (_, change) => {
    const wide = () => putClassifyDrop(putEvent(image(8192), 0, TYPE.classifyDrop, STRUCT), STRUCT);
    expect(scoreOf(change(wide())) ?? -1).toBeLessThan(scoreOf(wide()) ?? -1);
  });

  test('types run up to 20: what is larger has no name, and is none', () => {
    const points = (type: number) => Math.round(100 * (scoreOf(dropOfApp().u32(136, type)) ?? -1));
    for (const type of [14, 19, 20]) expect(points(type)).toBe(points(13));
    for (const type of [21, 22, 255]) expect(points(type)).toBe(points(13) - 15);
  });

  test('an enum that has no name counts more than many that have one', () => {
    const failure = () => putMmFailure(putEvent(image(), 0, TYPE.mmFailure, STRUCT), STRUCT, 512, 600);
    expect(isFound(failure())).toBe(true);
    expect(
      isFound(
        failure()
          .u32(STRUCT + 4, 3)
          .u32(STRUCT + 12, 3)
          .u32(STRUCT + 16, 6),
      ),
    ).toBe(false);
  });
});

/** Found at the default score is what can be proven; of some types a bare event cannot. */
describe('a bare event, without app and user', () => {
  const bare = (type: number) => putEvent(image(), 0, type, STRUCT);
  const cases: [what: string, found: boolean, target: () => Image][] = [
    ['of a classify drop', true, () => drop()],
    ['of a classify drop, and no direction', false, () => drop().u32(STRUCT + 24, 0)],
    ['of a main mode failure', true, () => putMmFailure(bare(TYPE.mmFailure), STRUCT, 512, 600)],
    ['of a kernel drop', true, () => putKernelDrop(bare(TYPE.kernelDrop), STRUCT)],
    ['of a kernel drop, FWPM_NET_EVENT0', true, () => putKernelDrop(putEvent0(image(), 0, STRUCT), STRUCT)],
    ['of a packet in low-power mode', false, () => bare(TYPE.lpmPacketArrival).u32(STRUCT, 0x1234)],
    ['of a type that has no name', false, () => bare(TYPE.unknown)],
    ['of a NULL event struct', false, () => bare(TYPE.classifyDrop).u64(144, 0n)],
    ['of zeros', false, () => bare(TYPE.classifyDrop)],
  ];

  test.each(cases)('%s: found is %s', (_, found, target) => {
    expect(isFound(target())).toBe(found);
  });

  const withApp: [what: string, target: () => Image][] = [
    ['of a packet in low-power mode', () => bare(TYPE.lpmPacketArrival).u32(STRUCT, 0x1234)],
    ['of a type that has no name', () => bare(TYPE.unknown)],
    ['of a NULL event struct', () => bare(TYPE.classifyDrop).u64(144, 0n)],
  ];

  test.each(withApp)('%s is found with them', (_, target) => {
    expect(isFound(putApp(target(), 0, 160))).toBe(true);
  });
});

/**
 * FWPM_NET_EVENT0 at 112 of the event: its time is policyFlags, its flags are effectiveName.size. They share all
 * bytes but those in which each has a type and a pointer.
 */
describe('of two events that overlap', () => {
  const INNER = 112;
  const inner = (target: Image): Image =>
    putKernelDrop(target, 600)
      .u64(INNER, TIME)
      .u32(INNER + 8, 0x9f, 0)
      .u8(INNER + 16, 50)
      .u32(INNER + 88, TYPE.kernelDrop)
      .u64(INNER + 96, at(600));
  /** Type and pointer of the outer one are the ports and the addresses of the inner one. */
  const both = (): Image => inner(drop()).u32(136, TYPE.classifyDrop).u64(144, at(STRUCT));

  const minScore = 0.2;
  const found = (target: Image) =>
    scanImage(target.bytes, 'x64', BASE, { minScore }).map(({ address }) => Number(address - BASE));

  test('both are events, each without the other', () => {
    expect(found(both().u64(0, 0n))).toEqual([INNER]);
    expect(found(both().u64(INNER, 0n))).toEqual([0]);
  });

  test('the first is reported when it has the better score', () => {
    expect(found(putApp(both(), 0, 700))).toEqual([0]);
  });

  test('the second is reported when it has the better score', () => {
    expect(found(both().u32(STRUCT + 24, 0))).toEqual([INNER]);
  });

  test('side by side, both are', () => {
    const next = putKernelDrop(putEvent0(drop(), 152, 600), 600);
    expect(
      scanImage(next.bytes, 'x64', BASE)
        .filter(isEvent)
        .map(({ address }) => address),
    ).toEqual([BASE, at(152)]);
  });
});
