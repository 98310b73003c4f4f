/** What holds of every block, whatever is in the event, and however damaged it is. */
import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { describe } from 'vitest';
import {
  type EventContext,
  isNetEventName,
  type NetEventName,
  type Origin,
  type RuleBook,
  text,
} from '../../src/formats.ts';
import { layouts } from '../../src/index.ts';
import { arbitraryOf } from '../properties/arbitrary.ts';
import { SEED } from '../properties/cases.ts';
import { drop, event5, mainModeFailure, rulesOf } from '../support/events.ts';
import { runs } from '../support/exhaustive.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(200) });

interface Written {
  readonly struct: NetEventName;
  readonly event: unknown;
}

/** Events of all versions, of every type. */
const events: fc.Arbitrary<Written> = fc.oneof(
  ...Object.entries(layouts).flatMap(([struct, layout]) =>
    isNetEventName(struct) && layout !== undefined
      ? [arbitraryOf(layout).map((event) => ({ struct, event }))]
      : [],
  ),
);

/** What drives terminals, turns text around, or would end a line. */
const HOSTILE =
  '\0\u0007\b\t\n\u000b\r\u001b\u007f\u0085\u009b\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069';

const texts = fc.string({
  unit: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...'aZ09 \\"', ...'  ', 'ä') },
    { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
  ),
  maxLength: 60,
});

/** Rules for all ids, by anybody. */
const rules: fc.Arbitrary<RuleBook> = fc
  .record({ name: texts, description: texts, provider: texts, layer: texts, subLayer: texts, action: texts })
  .map((rule) => ({ rule: (filterId) => ({ filterId, ...rule }), layer: () => rule.layer }));

const volumes = texts.map((drive) => ({ drivePath: (path: string) => drive + path }));

const contexts = fc.record({ rules, volumes }, { requiredKeys: [] });

const widths = fc.integer({ min: 40, max: 120 });

test.prop([events, contexts, fc.option(widths, { nil: undefined })], { numRuns: runs(1500) })(
  'nothing in a block drives a terminal, and every row is a line of its own',
  ({ struct, event }, context, width) => {
    const block = text(context, { width }).write(struct, event);
    assert.doesNotMatch(block.replaceAll('\n', ''), /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u);
    assert.match(block, /^\S.*\n( {2,14}[^ \n].*\n)*\n$/);
  },
);

// --- what others made cannot look like something else --------------------------------------------------------

/** Text that tries to be more than one thing: what our own sentences are made of. */
const forgeries = fc
  .array(
    fc.constantFrom(
      ...', ',
      ...',"\\;()',
      ...'ab:',
      ', ',
      '", ',
      'user S-1-5-18',
      ', member of ',
      'S-1-5-32-544',
      'without a name',
      'filter 1',
      'described as ',
      'provider ',
      '(cannot be read)',
      '\u202e',
      '\n',
      '\ud800',
      '\uff0c',
      'C:\\',
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''));

/** A text as a row has it, in quotes or not, and as it was made. */
function textAt(row: string): { shown: string; made: string } {
  const shown = (/^"(?:[^"\\]|\\.)*"/.exec(row) ?? /^[^,"]*/.exec(row) ?? [''])[0];
  return { shown, made: shown.startsWith('"') ? JSON.parse(shown) : shown };
}

/** The parts of a row, told apart: each after its label, which is '' for one that has none. */
function partsOf(row: string, labels: readonly string[]): (readonly [label: string, made: string])[] {
  const parts: (readonly [string, string])[] = [];
  let rest = row;
  for (;;) {
    const label = labels.find((known) => rest.startsWith(`${known} `)) ?? '';
    rest = rest.slice(label === '' ? 0 : label.length + 1);
    const { shown, made } = textAt(rest);
    parts.push([label, made]);
    rest = rest.slice(shown.length);
    if (rest === '') return parts;
    assert(rest.startsWith(', '), row);
    rest = rest.slice(2);
  }
}

function rowOf(label: string, event: unknown, context?: EventContext, origin?: Origin): string {
  const rows = text(context).write('FWPM_NET_EVENT5', event, origin).split('\n');
  return rows.find((row) => row.startsWith(`  ${label.padEnd(12)}`))?.slice(14) ?? '';
}

describe('the parts of a row can be told apart again', () => {
  test.prop([forgeries, forgeries], { numRuns: runs(2000) })('who', (appId, enterpriseId) => {
    const event = event5('CLASSIFY_DROP', drop({}), { appId, enterpriseId, packageSid: 'S-1-0-0' });
    assert.deepEqual(partsOf(rowOf('who', event), ['user', 'enterprise']), [
      ['', appId],
      ['user', 'S-1-5-18'],
      ['enterprise', enterpriseId],
    ]);
  });

  test.prop([fc.option(forgeries), fc.array(forgeries, { minLength: 1, maxLength: 3 })], {
    numRuns: runs(2000),
  })('names', (name, groups) => {
    const members = { remotePrincipalNameForAuth: name, remotePrincipalGroupSids: groups };
    const row = rowOf('remote name', event5('IKEEXT_MM_FAILURE', mainModeFailure(members)));
    const [first, ...others] = groups;
    assert.deepEqual(partsOf(row, ['member of']), [
      ['', name ?? 'without a name'],
      ['member of', first],
      ...others.map((group) => ['', group]),
    ]);
    // The words for no name are never in quotes.
    assert.equal(row.startsWith('without a name, '), name === null);
  });

  test.prop([forgeries, forgeries, forgeries, forgeries, forgeries], { numRuns: runs(2000) })(
    'rule',
    (name, provider, subLayer, layer, description) => {
      const rule = {
        filterId: 77n,
        name,
        provider,
        subLayer,
        layer,
        description,
        action: 'FWP_ACTION_PERMIT',
      };
      // A failure of quick mode, which names no layer, can be of any.
      const event = event5('IKEEXT_QM_FAILURE', { qmFilterId: 77n });
      const row = rowOf('rule', event, { rules: rulesOf(rule) });
      assert.deepEqual(partsOf(row, ['filter', 'provider', 'sublayer', 'layer', 'described as']), [
        ['', name],
        ['filter', '77'],
        ['', 'PERMIT'],
        ['provider', provider],
        ['sublayer', subLayer],
        ['layer', layer],
        ...(description === name ? [] : [['described as', description]]),
      ]);
    },
  );

  test.prop([forgeries, forgeries, forgeries], { numRuns: runs(1000) })(
    'layer and machine',
    (layer, host, name) => {
      const event = event5('CLASSIFY_DROP', drop({ layerId: 200 }));
      const context = { rules: { rule: () => ({ filterId: 1n, name }), layer: () => layer } };
      const row = rowOf('layer', event, context);
      const { shown, made } = textAt(row.replace(/ \(200\)$/, ''));
      assert.deepEqual([made, row], [layer, `${shown} (200)`]);
      assert.deepEqual(partsOf(rowOf('machine', event, context, { host, osBuild: 1 }), ['build']), [
        ['', host],
        ['build', '1'],
      ]);
    },
  );
});

describe('wrapping', () => {
  test.prop([events, contexts, widths], { numRuns: runs(1500) })(
    'keeps every word, in order',
    ({ struct, event }, context, width) => {
      const words = (block: string) => block.split(/[ \n]+/);
      const whole = text(context).write(struct, event);
      assert.deepEqual(words(text(context, { width }).write(struct, event)), words(whole));
    },
  );

  const ascii = fc.array(
    fc.string({ unit: fc.constantFrom(...'abcXYZ09-:\\'), minLength: 1, maxLength: 50 }),
    {
      maxLength: 20,
    },
  );
  test.prop([ascii, widths], { numRuns: runs(1500) })('ends lines before the width', (words, width) => {
    const name = words.join(' ');
    const event = event5('IKEEXT_MM_FAILURE', mainModeFailure({ localPrincipalNameForAuth: name }));
    for (const line of text({}, { width }).write('FWPM_NET_EVENT5', event).split('\n')) {
      const said = line.slice(14);
      assert(line.length <= width || !said.includes(' '), line);
    }
  });

  test.prop([ascii, widths], { numRuns: runs(500) })('ends no line too early', (words, width) => {
    const name = words.join(' ');
    const event = event5('IKEEXT_MM_FAILURE', mainModeFailure({ localPrincipalNameForAuth: name }));
    const rows = text({}, { width })
      .write('FWPM_NET_EVENT5', event)
      .split(/\n(?! {14})/);
    for (const row of rows.slice(1)) {
      const lines = row.split('\n');
      for (const [i, line] of lines.entries()) {
        const next = lines[i + 1]?.slice(14).split(' ')[0];
        assert(next === undefined || line.length + 1 + next.length > width, row);
      }
    }
  });

  test.each([
    [
      'what is wide takes two columns',
      '漢字漢字漢字 漢字漢字漢字 漢字',
      ['漢字漢字漢字 漢字漢字漢字', '漢字'],
    ],
    ['half-width forms take one', 'ｱｲｳｴｵｱｲｳｴｵ ｱｲｳｴｵｱｲｳｴｵ ｱｲ', ['ｱｲｳｴｵｱｲｳｴｵ ｱｲｳｴｵｱｲｳｴｵ ｱｲ']],
    ['marks on letters take none', `${'e\u0301'.repeat(20)} abcd f`, [`${'e\u0301'.repeat(20)} abcd`, 'f']],
    [
      'a pair of surrogates is one',
      `${'\u{10428}'.repeat(20)} abcd f`,
      [`${'\u{10428}'.repeat(20)} abcd`, 'f'],
    ],
    [
      'blanks stay, but where a line ends',
      'a  b   cdefghijklmnopqrs    tuv',
      ['a  b   cdefghijklmnopqrs', 'tuv'],
    ],
  ])('%s', (_what, name, lines) => {
    const event = event5('IKEEXT_MM_FAILURE', mainModeFailure({ localPrincipalNameForAuth: name }));
    const row = text({}, { width: 40 })
      .write('FWPM_NET_EVENT5', event)
      .split(/\n(?! {14})/)[2];
    assert.deepEqual(
      row?.split('\n').map((line) => line.slice(14)),
      // Its blanks put the name in quotes.
      `"${lines.join('\n')}"`.split('\n'),
    );
  });

  test.each([
    [39, 40],
    [1, 40],
  ])('a width of %i is %i', (narrow, width) => {
    const event = event5('IKEEXT_MM_FAILURE', mainModeFailure({}));
    const at = (width: number) => text({}, { width }).write('FWPM_NET_EVENT5', event);
    assert.equal(at(narrow), at(width));
  });

  test.each([0, Number.NaN, undefined])('at a width of %s no line is wrapped', (width) => {
    const event = event5('IKEEXT_MM_FAILURE', mainModeFailure({}));
    const block = text({}, { width }).write('FWPM_NET_EVENT5', event);
    assert.equal(block, text().write('FWPM_NET_EVENT5', event));
    assert.match(block, /\n {2}why .{100}/);
  });
});

describe('damaged events', () => {
  test.prop([events, fc.array(fc.nat(200), { maxLength: 4 }), contexts], { numRuns: runs(1500) })(
    'whatever is null, there is a block',
    ({ struct, event }, picks, context) => {
      const places = [...placesOf(event)];
      for (const pick of picks) places[pick % Math.max(1, places.length)]?.();
      assert.match(text(context).write(struct, event), /^\S.*\n( {2}\S.*\n)*\n$/);
    },
  );
});

/** What sets each member of a value, and of what is in it, to null. */
function* placesOf(value: unknown): Generator<() => void> {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  for (const [name, member] of Object.entries(value)) {
    yield () => Reflect.set(value, name, null);
    yield* placesOf(member);
  }
}
