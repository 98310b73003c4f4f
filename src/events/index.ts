export type { EventContext, EventFormat, Origin, Rule, RuleBook, Volumes } from './context.ts';
export {
  agreedDirection,
  type Endpoint,
  type EventFacts,
  type Failure,
  factsOf,
  failureOf,
  type NamedCode,
  type Outcome,
  statedDirection,
} from './facts.ts';
export { type IkeFacts, type IkePeer, ikeFactsOf, keyingModuleName } from './ike.ts';
export {
  bigintIn,
  bytesIn,
  numberIn,
  type PlainRecord,
  recordIn,
} from './members.ts';
export { isNetEventName, NET_EVENTS, type NetEventName } from './netEvents.ts';
