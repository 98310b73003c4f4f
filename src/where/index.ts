export { decodeWhere } from './decodeWhere.ts';
export { type Lookups, lookupsOf, withContext } from './lookups.ts';
export { WHERE_NAMES } from './names.ts';
export { withOrigins } from './origins.ts';
export { parseWhere } from './parseWhere.ts';
export type { MemberCondition, MemberOperator, PortCondition, Where } from './where.ts';
export { WhereFilter, type WhereOptions } from './whereFilter.ts';
export type { WhereRun } from './whereRun.ts';
