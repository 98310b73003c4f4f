export type { Arbitration } from './arbiter.ts';
export { conditionsText, type WordsOptions } from './conditionText.ts';
export type { Decision, Decisions } from './layer.ts';
export type { FilterMatch } from './match.ts';
export type { ArbitratedFilter, ArbitratedSubLayer } from './subLayer.ts';
export type { Truth } from './truth.ts';
export {
  type Agreement,
  isArbitrated,
  type NotArbitrated,
  type Unknowns,
  type Why,
  type WhyContext,
  type WhyOf,
  why,
} from './why.ts';
export { whyJson } from './whyJson.ts';
export { type WhyTextOptions, whyText } from './whyText.ts';
