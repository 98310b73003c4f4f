export { parseWhere, WHERE_NAMES } from './parseWhere.ts';
export { type Where, WhereFilter, type WhereOptions } from './where.ts';
