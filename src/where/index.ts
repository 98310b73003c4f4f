export { decodeWhere } from './decodeWhere.ts';
export { parseWhere, WHERE_NAMES } from './parseWhere.ts';
export { type Where, WhereFilter, type WhereOptions } from './where.ts';
