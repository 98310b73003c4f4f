/**
 * Events for people and for other tools: facts, formats, filters and volumes.
 *
 * @module
 */
export * from './arbitration/index.ts';
export {
  agreedDirection,
  type Contradiction,
  type Endpoint,
  type EventContext,
  type EventFacts,
  type EventFormat,
  type EventJson,
  factsOf,
  type IkeFacts,
  type IkePeer,
  ikeFactsOf,
  isNetEventName,
  type JoinedRule,
  joinLayer,
  joinRule,
  type NamedCode,
  type NetEventName,
  type Origin,
  type Outcome,
  type Rule,
  type RuleBook,
  statedDirection,
  type Volumes,
} from './events/index.ts';
export * from './filters/index.ts';
export { CSV_COLUMNS, type CsvOptions, csv } from './format/csv.ts';
export { ecs } from './format/ecs.ts';
export { ocsf } from './format/ocsf.ts';
export { ECS_VERSION, OCSF_VERSION } from './format/schemaVersions.ts';
export type { Style } from './format/style.ts';
export { type TextOptions, text } from './format/text.ts';
export { type ErrorKind, type Explanation, explanationOf, originExplanation } from './names/index.ts';
export * from './netsh/index.ts';
export * from './summary/index.ts';
export * from './where/index.ts';
