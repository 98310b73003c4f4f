/** Where a filter comes from, in each format. */
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { CSV_COLUMNS, csv, ecs, ocsf, originExplanation, type Rule, text } from '../../src/formats.ts';
import { drop, event5, RULE, rulesOf } from '../support/events.ts';

const EVENT = event5('CLASSIFY_DROP', drop({}));

function formatsOf(rule: Rule) {
  const context = { rules: rulesOf(rule) };
  const [row] = parse(csv(context).write('FWPM_NET_EVENT5', EVENT), { columns: [...CSV_COLUMNS] });
  return {
    text: text(context)
      .write('FWPM_NET_EVENT5', EVENT)
      .split('\n')
      .filter((line) => /^ {2}origin\b/.test(line)),
    csv: Object(row).rule_origin,
    ecs: JSON.parse(ecs(context).write('FWPM_NET_EVENT5', EVENT)),
    ocsf: JSON.parse(ocsf(context).write('FWPM_NET_EVENT5', EVENT)),
  };
}

describe.each([
  'Query User Default',
  'Stealth',
  'WSH Default',
  '{5A1B2C3D-0000-4000-8000-00000000ABCD}',
  'x, "y"',
])('the origin %s', (origin) => {
  const { meaning, check } = originExplanation(origin);
  const formats = formatsOf({ ...RULE, origin });

  test('is in every format, under its name', () => {
    expect(formats.csv).toBe(origin);
    expect(formats.ecs.wfp.filter).toEqual({ origin });
    expect(formats.ocsf.unmapped.filter).toEqual({ origin });
    expect(formats.text).toHaveLength(1);
  });

  test('is explained to people', () => {
    expect(formats.ecs.event.reason).toBe(`${origin}: ${meaning} ${check}`);
    const name = / /.test(origin) ? JSON.stringify(origin) : origin;
    expect(formats.text[0]).toBe(`  origin      ${name}: ${meaning} ${check}`);
  });
});

test('a rule without an origin has none anywhere', () => {
  const formats = formatsOf(RULE);
  expect([formats.text, formats.csv, formats.ecs.wfp.filter, formats.ecs.event.reason]).toEqual([
    [],
    '',
    undefined,
    undefined,
  ]);
});

test('an origin that the file does not have is said to people, with what has it', () => {
  const formats = formatsOf({ ...RULE, lacksOrigin: true });
  expect(formats.text).toEqual(['  origin      not in the file of filters: netsh wfp show state writes it']);
  expect(formats.csv).toBe('');
});

test('a filter that cannot be the one says nothing of origins', () => {
  const formats = formatsOf({ ...RULE, action: 'FWP_ACTION_PERMIT', origin: 'Stealth' });
  expect([formats.text, formats.csv, formats.ecs.event.reason]).toEqual([[], '', undefined]);
});

test('a callout that decides has a name', () => {
  const rule: Rule = { ...RULE, action: 'FWP_ACTION_CALLOUT_TERMINATING', callout: 'Inspector of Example' };
  const context = { rules: rulesOf(rule) };
  expect(text(context).write('FWPM_NET_EVENT5', EVENT)).toContain(
    ', CALLOUT_TERMINATING by "Inspector of Example", ',
  );
  expect(formatsOf(rule).ecs.wfp.rule.callout).toBe('Inspector of Example');
});
