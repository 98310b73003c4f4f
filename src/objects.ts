/**
 * The objects of the filter engine: filters, providers, sublayers, layers, callouts, provider contexts and sessions.
 *
 * @module
 */
export { opaque, unionByBit } from './layout/objectVocabulary.ts';
export { type ObjectLayouts, objectLayouts } from './wfp/objectLayouts.ts';
export * from './wfp/objects.ts';
