export type { EventContext, EventFormat, EventJson, Origin, Rule, RuleBook, Volumes } from './context.ts';
export {
  agreedDirection,
  type Endpoint,
  type EventFacts,
  type Failure,
  failureOf,
  type NamedCode,
  type Outcome,
  statedDirection,
} from './facts.ts';
export { factsOf } from './factsOf.ts';
export {
  type Contradiction,
  type FilterMatch,
  type FilterOrigin,
  type FilterReport,
  type JoinedRule,
  joinRule,
} from './filterMatch.ts';
export { groupsOf, type IkeFacts, type IkePeer, ikeFactsOf, keyingModuleName } from './ike.ts';
export { joinLayer } from './layer.ts';
export {
  bigintIn,
  bytesIn,
  enumTextIn,
  listIn,
  numberIn,
  type PlainRecord,
  recordIn,
  stringIn,
} from './members.ts';
export { INTERNAL, isNetEventName, NET_EVENTS, type NetEventName } from './netEvents.ts';
export { type EventReport, reportOf } from './report.ts';
