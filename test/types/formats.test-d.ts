/** What users of fwpm/formats, fwpm/tables and fwpm/arrow see. */
import { describe, expectTypeOf, test } from 'vitest';
import {
  csv,
  decodeWhere,
  type EventFacts,
  type EventFormat,
  type Explanation,
  ecs,
  explanationOf,
  factsOf,
  type IkeFacts,
  ikeFactsOf,
  type JoinedRule,
  joinRule,
  type NetEventName,
  type NetshEvent,
  ocsf,
  parseWhere,
  type Rule,
  type RuleBook,
  readNetEvents,
  readRules,
  Summary,
  text,
  type Where,
  WhereFilter,
} from '../../src/formats.ts';
import { FWPM_NET_EVENT5, formatFiletime, type Infer, type Memory } from '../../src/index.ts';
import { arrow } from '../../src/tables/arrow.ts';
import { type EventTable, parquet } from '../../src/tables/index.ts';

declare const memory: Memory;
declare const event: Infer<typeof FWPM_NET_EVENT5>;
declare const rules: RuleBook;

describe('facts', () => {
  test('are of an event by the name of its struct', () => {
    expectTypeOf(factsOf('FWPM_NET_EVENT5', event)).toEqualTypeOf<EventFacts>();
    // @ts-expect-error: that is not an event
    factsOf('FWP_BYTE_BLOB', event);
  });

  test('of IKE are there for some events, and rules for some filters', () => {
    const facts = factsOf('FWPM_NET_EVENT5', event);
    expectTypeOf(ikeFactsOf(facts)).toEqualTypeOf<IkeFacts | undefined>();
    expectTypeOf(joinRule(facts, rules)).toEqualTypeOf<JoinedRule | undefined>();
    expectTypeOf(rules.rule(1n)).toEqualTypeOf<Rule | undefined>();
    // @ts-expect-error: an id has 64 bits
    rules.rule(1);
  });
});

test('an explanation is of a number of one kind, and need not be there', () => {
  expectTypeOf(explanationOf('Win32', 13801)).toEqualTypeOf<Explanation | undefined>();
  // @ts-expect-error: no other kinds are known
  explanationOf('HRESULT', 0x80090324);
});

test('formats write text, tables bytes', () => {
  for (const format of [text(), csv(), ecs(), ocsf()]) expectTypeOf(format).toEqualTypeOf<EventFormat>();
  for (const table of [parquet(), arrow()]) {
    expectTypeOf(table).toEqualTypeOf<EventTable>();
    expectTypeOf(table.add('FWPM_NET_EVENT5', event)).toEqualTypeOf<readonly Uint8Array[]>();
  }
});

test('rules can come from any source of bytes', () => {
  expectTypeOf(readRules([new Uint8Array(1)])).resolves.toExtend<RuleBook>();
  // @ts-expect-error: that would be text
  void readRules(['<wfpdiag/>']);
});

test("netsh's events are taken by formats, conditions and summaries", () => {
  expectTypeOf(readNetEvents([new Uint8Array(1)])).toEqualTypeOf<
    AsyncGenerator<NetshEvent, void, undefined>
  >();
  const said: NetshEvent = { struct: 'FWPM_NET_EVENT0', event: {}, origin: {} };
  expectTypeOf(said.struct).toExtend<NetEventName>();
  expectTypeOf(text().write(said.struct, said.event, said.origin)).toEqualTypeOf<string>();
  expectTypeOf(new WhereFilter(FWPM_NET_EVENT5, {}).rowsOf([said.event])).toEqualTypeOf<number[]>();
  expectTypeOf(new Summary().addEvents(said.struct, [said.event], said.origin)).toEqualTypeOf<void>();
  // @ts-expect-error: that would be text
  void readNetEvents(['<netEvents/>']);
});

describe('conditions', () => {
  test('are typed, or parsed', () => {
    expectTypeOf(parseWhere(['port=443'])).toEqualTypeOf<Where>();
    // @ts-expect-error: ids have 64 bits
    const where: Where = { filterId: [1] };
    void where;
  });

  test('leave the events what they are', () => {
    const found = decodeWhere(FWPM_NET_EVENT5, memory, { address: 0 }, { type: ['CLASSIFY_DROP'] });
    expectTypeOf(found).toEqualTypeOf<Generator<Infer<typeof FWPM_NET_EVENT5> | null, void, undefined>>();
    for (const one of found) {
      if (one?.type === 'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP') {
        expectTypeOf(formatFiletime(one.header.timeStamp)).toEqualTypeOf<string>();
        expectTypeOf(one.classifyDrop?.filterId).toEqualTypeOf<bigint | undefined>();
      }
    }
  });
});
