/**
 * Arbitration by the published rules: Filter Arbitration (learn.microsoft.com/windows/win32/fwp/filter-arbitration),
 * FWPM_FILTER0 and FWPM_ACTION0 (…/api/fwpmtypes). Filters are written as test/support/state.ts has them, the traffic is TCP
 * to port 443, and what is expected is all that can have decided.
 */

/** A rule, filters, and what can have decided: `permit 1`, `block 2`, or `none` where no filter need have. */
export type Case = readonly [rule: string, filters: string, possible: readonly string[]];

const WITHIN: readonly Case[] = [
  ['no filters match', 'A:1 block port=80', ['none']],
  ['a filter without conditions matches everything', 'A:1 permit', ['permit 1']],
  ['of matching filters the highest weight decides', 'A:10 permit; A:5 block', ['permit 1']],
  ['the order of the file says nothing', 'A:5 block; A:10 permit', ['permit 2']],
  ['filters that do not match are left out', 'A:10 block port=80; A:5 permit', ['permit 2']],
  ['the rest is skipped after a permit', 'A:10 permit; A:9 block; A:8 permit', ['permit 1']],
  ['the rest is skipped after a block', 'A:10 block; A:9 permit', ['block 1']],
  [
    'weights are unsigned numbers of 64 bits',
    'A:9223372036854775807 block; A:18446744073709551615 permit',
    ['permit 2'],
  ],
  ['weights are compared as numbers', 'A:9 block; A:10 permit', ['permit 2']],
  ['all conditions must hold', 'A:10 block port=443 protocol=17; A:5 permit', ['permit 2']],
  ['of one field any condition', 'A:10 block port=80 port=443; A:5 permit', ['block 1']],
  [
    'of one field any condition, and of another one',
    'A:10 block port=80 port=443 protocol=17; A:5 permit',
    ['permit 2'],
  ],
  ['not equal', 'A:10 block port!=443; A:5 permit', ['permit 2']],
  ['not equal to something else', 'A:10 block port!=80; A:5 permit', ['block 1']],
  ['equal weights: either can come first', 'A:5 permit; A:5 block', ['block 2', 'permit 1']],
  ['equal weights below another one', 'A:9 permit; A:5 permit; A:5 block', ['permit 1']],
  ['a weight that is not known can be any', 'A:5 permit; A:? block', ['block 2', 'permit 1']],
  ['a filter that continues decides nothing', 'A:10 continue; A:5 block', ['block 2']],
];

const BETWEEN: readonly Case[] = [
  ['a block overrides a permit of a higher sublayer', 'A:1 permit; B:1 block', ['block 2']],
  ['a block overrides a permit of a lower sublayer', 'A:1 block; B:1 permit', ['block 1']],
  ['a block is final: the first one stays', 'A:1 block; B:1 block', ['block 1']],
  ['weights of filters do not count between sublayers', 'A:1 block; B:99 permit', ['block 1']],
  ['a sublayer in which nothing matches has no say', 'A:1 block port=80; B:1 permit', ['permit 2']],
  [
    'a filter is bypassed only within its sublayer',
    'A:10 permit; A:5 block; B:1 permit port=80',
    ['permit 1'],
  ],
  [
    'each sublayer is evaluated',
    'A:1 permit; B:1 permit port=80; C:1 permit port=22; D:1 block',
    ['block 4'],
  ],
  ['a hard permit is not overridden by a block', 'A:1 hard permit; B:1 block', ['permit 1']],
  ['a hard permit below a block changes nothing', 'A:1 block; B:1 hard permit', ['block 1']],
  ['a hard permit after a soft one holds', 'A:1 permit; B:1 hard permit; C:1 block', ['permit 2']],
  ['a block between a soft and a hard permit', 'A:1 permit; B:1 block; C:1 hard permit', ['block 2']],
  ['a hard permit is not overridden by a permit', 'A:1 hard permit; B:1 permit', ['permit 1']],
  ['a block is hard with the flag, too', 'A:1 hard block; B:1 hard permit', ['block 1']],
  ['a hard permit that does not match', 'A:1 hard permit port=80; B:1 block', ['block 2']],
  ['a hard permit that a heavier filter hides', 'A:9 permit; A:1 hard permit; B:1 block', ['block 3']],
  [
    'two soft permits: the rules do not say which one is named',
    'A:1 permit; B:1 permit',
    ['permit 1', 'permit 2'],
  ],
  ['sublayers of equal weight, a block in one', 'S:1 permit; T:1 block', ['block 2']],
  ['sublayers of equal weight, a hard permit in one', 'S:1 hard permit; T:1 block', ['block 2', 'permit 1']],
  ['a sublayer without a weight can be anywhere', 'U:1 hard permit; A:1 block', ['block 2', 'permit 1']],
  ['a block wins in whatever order', 'U:1 permit; V:1 block; A:1 permit', ['block 2']],
  ['there is no arbitration between layers', 'A:1 permit; A:9 block @FORWARD', ['permit 1']],
];

const UNKNOWN: readonly Case[] = [
  [
    'what the event does not hold leaves a filter open',
    'A:10 block user; A:5 permit',
    ['block 1', 'permit 2'],
  ],
  ['open, with nothing after it', 'A:10 block user', ['block 1', 'none']],
  ['open, but another condition does not hold', 'A:10 block user port=80; A:5 permit', ['permit 2']],
  ['open, but after what decided', 'A:10 permit; A:5 block user', ['permit 1']],
  ['open in a lower sublayer', 'A:1 permit; B:1 block user', ['block 2', 'permit 1']],
  ['open below a block', 'A:1 block; B:1 hard permit user', ['block 1']],
  ['open above a block', 'A:1 hard permit user; B:1 block', ['block 2', 'permit 1']],
  ['open below a hard permit', 'A:1 hard permit; B:1 block user', ['permit 1']],
  ['two open ones', 'A:10 block user; A:9 permit interface; A:1 block', ['block 1', 'block 3', 'permit 2']],
  [
    'the same field with another one in between',
    'A:9 block port=80 protocol=6 port=443; A:1 permit',
    ['block 1', 'permit 2'],
  ],
  [
    'the same field, and no reading of it holds',
    'A:9 block port=80 protocol=6 port=22; A:1 permit',
    ['permit 2'],
  ],
  [
    'two that it must not be, one of which it is',
    'A:9 block port!=80 port!=443; A:1 permit',
    ['block 1', 'permit 2'],
  ],
  ['two that it must not be and is not', 'A:9 block port!=80 port!=22; A:1 permit', ['block 1']],
  ['an action that is not known', 'A:9; A:1 permit', ['block 1', 'permit 1', 'permit 2']],
];

const CALLOUTS: readonly Case[] = [
  ['a terminating callout permits or blocks', 'A:9 terminating; A:1 block', ['block 1', 'permit 1']],
  ['a callout that may decide can continue', 'A:9 maybe; A:1 block', ['block 1', 'block 2', 'permit 1']],
  ['a callout that inspects never decides', 'A:9 look; A:1 block', ['block 2']],
  ['only a callout that inspects', 'A:9 look', ['none']],
  ['a callout that does not match', 'A:9 terminating port=80; A:1 block', ['block 2']],
  ['a callout after what decided is skipped', 'A:9 permit; A:1 terminating', ['permit 1']],
  ['a veto overrides a hard permit', 'A:1 hard permit; B:1 terminating', ['block 2', 'permit 1']],
  ['nothing overrides a block', 'A:1 block; B:1 terminating', ['block 1']],
  ["a callout's block can be soft", 'A:1 terminating; B:1 hard permit', ['block 1', 'permit 1', 'permit 2']],
  ["a callout's permit can be hard", 'A:1 terminating; B:1 block', ['block 1', 'block 2', 'permit 1']],
  ['a callout that may decide, alone', 'A:1 maybe', ['block 1', 'none', 'permit 1']],
  ['a callout that is not registered is not known to be', 'A:1 unless terminating', ['block 1', 'permit 1']],
];

const FORCE: readonly Case[] = [
  ['boot-time filters end when the engine starts', 'A:9 boot block; A:1 permit', ['permit 2']],
  ['boot-time filters alone', 'A:9 boot block', ['none']],
  ['disabled filters are not in force', 'A:9 disabled block; A:1 permit', ['permit 2']],
  ['a disabled hard permit', 'A:1 disabled hard permit; B:1 block', ['block 2']],
  ['persistent filters are like others', 'A:9 persistent block; A:1 permit', ['block 1']],
  ['so are indexed ones', 'A:9 indexed block; A:1 permit', ['block 1']],
];

export const CASES: readonly Case[] = [...WITHIN, ...BETWEEN, ...UNKNOWN, ...CALLOUTS, ...FORCE];
