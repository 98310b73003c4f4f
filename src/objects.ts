/**
 * The objects of the filter engine: filters, providers, sublayers, layers, callouts, provider contexts and sessions.
 *
 * @module
 */
import { readObjectsFast } from './fast/objects.ts';

export { opaque, unionByBit } from './layout/objectVocabulary.ts';
export { type ObjectLayouts, objectLayouts } from './wfp/objectLayouts.ts';
export * from './wfp/objects.ts';

// Bundlers keep it, since package.json says that this file does something. Without it, objects are decoded carefully.
readObjectsFast();
