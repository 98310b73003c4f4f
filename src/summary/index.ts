export type { JsonValue } from './byMember.ts';
export { summaryJson } from './json.ts';
export type { Contradicting, CountedFilter } from './meaning.ts';
export { summaryPaths } from './members.ts';
export type { DirectedNetwork, DirectedPort, SummaryResult } from './result.ts';
export { Summary, type SummaryOptions, summarize } from './summary.ts';
export { summaryText } from './text.ts';
export type { Histogram, TimeSpan } from './timeline.ts';
export type { Top, TopRow } from './top.ts';
