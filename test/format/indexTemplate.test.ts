/** docs/elastic-index-template.json has a mapping for each field of the documents, of a type that takes every value. */
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { describe, expect, test } from 'vitest';
import { ecs } from '../../src/formats.ts';
import {
  CONTEXT,
  drop,
  event5,
  eventFixtures,
  type Leaf,
  leavesOf,
  ORIGIN,
  RULE,
  rulesOf,
} from '../support/events.ts';
import { ECS } from './ecsSchema.ts';

interface Mapping {
  readonly type?: string;
  readonly ignore_above?: number;
  readonly properties?: Readonly<Record<string, Mapping>>;
}

interface Template {
  readonly index_patterns: readonly string[];
  readonly template: { readonly mappings: { readonly properties: Readonly<Record<string, Mapping>> } };
}

const TEMPLATE: Template = JSON.parse(
  readFileSync(new URL('../../docs/elastic-index-template.json', import.meta.url), 'utf8'),
);

function* mappingsOf(
  properties: Readonly<Record<string, Mapping>>,
  path = '',
): Generator<readonly [path: string, mapping: Mapping], void, undefined> {
  for (const [name, mapping] of Object.entries(properties)) {
    const at = `${path}${name}`;
    if (mapping.properties === undefined) yield [at, mapping];
    else yield* mappingsOf(mapping.properties, `${at}.`);
  }
}

const MAPPINGS = new Map(mappingsOf(TEMPLATE.template.mappings.properties));

/** Whether Elasticsearch takes a value as one of a type, as it is: none is made of a text that looks like it. */
const TAKES: Readonly<Record<string, (value: unknown) => boolean>> = {
  date: (value) => Number.isSafeInteger(value) || /^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{7}Z$/.test(String(value)),
  keyword: (value) => typeof value === 'string',
  match_only_text: (value) => typeof value === 'string',
  ip: (value) => typeof value === 'string' && isIP(value) !== 0,
  long: (value) => Number.isSafeInteger(value),
  boolean: (value) => typeof value === 'boolean',
  flattened: (value) => value === null || (typeof value === 'object' && !Array.isArray(value)),
};

// --- documents -----------------------------------------------------------------------------------------------

const RULES = rulesOf({ ...RULE, origin: 'Stealth', callout: 'Inspector' });

/** Whatever is written of the events in the fixtures, and of one that brings what none of them has. */
function* documents(): Generator<object, void, undefined> {
  const origin = { ...ORIGIN, file: 'events.bin' };
  for (const { struct, events } of eventFixtures()) {
    for (const event of [...events, null]) {
      for (const format of [ecs(), ecs({ ...CONTEXT, rules: RULES })]) {
        yield JSON.parse(format.write(struct, event, origin));
      }
    }
  }
  const event = event5('CLASSIFY_DROP', drop({ msFwpDirection: 1 }));
  yield JSON.parse(ecs({ rules: RULES }).write('FWPM_NET_EVENT5', event, origin));
}

/** The fields of a document; the whole event is one. */
function fieldsOf(document: object): Leaf[] {
  const { wfp, ...rest } = Object(document);
  const { event, ...own } = wfp;
  return [...leavesOf(rest), ...leavesOf(own, 'wfp'), ['wfp.event', event]];
}

const FIELDS = [...documents()].flatMap(fieldsOf);

describe('the index template', () => {
  test('has a mapping for each field that is written, and for no other', () => {
    expect([...MAPPINGS.keys()].sort()).toEqual([...new Set(FIELDS.map(([path]) => path))].sort());
  });

  test('has types that take what is written', () => {
    const refused = FIELDS.filter(([path, value]) => {
      const values: unknown[] = Array.isArray(value) ? value : [value];
      return !values.every((one) => TAKES[MAPPINGS.get(path)?.type ?? '']?.(one));
    });
    expect(refused).toEqual([]);
  });

  test.each([...MAPPINGS].filter(([path]) => ECS.fields[path] !== undefined))(
    'has for %s the type of the schema',
    (path, { type }) => {
      expect(type).toBe(ECS.fields[path]?.type);
    },
  );

  // A keyword of more than 32,766 bytes would cost the whole document, and texts of events can be that long.
  test.each([...MAPPINGS].filter(([, { type }]) => type === 'keyword' || type === 'flattened'))(
    'leaves %s out of the index where it is too long for it',
    (_path, { ignore_above }) => {
      expect(ignore_above).toBeLessThanOrEqual(32_766 / 4);
    },
  );

  test('is for the data stream that the example writes to', () => {
    const [pattern = ''] = TEMPLATE.index_patterns;
    const page = readFileSync(new URL('../../docs/elastic.md', import.meta.url), 'utf8');
    const [, stream = ''] = /to-elastic\.mjs (\S+)/.exec(page) ?? [];
    expect(pattern).toMatch(/^[\w-]+\*$/);
    expect(stream.startsWith(pattern.slice(0, -1))).toBe(true);
  });
});
