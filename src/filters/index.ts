export { EngineFilters } from './engine.ts';
export { isRulesError, RulesError, type RulesErrorDetails } from './error.ts';
export { type FileRules, type ReadRulesOptions, readRules } from './filters.ts';
export type { Faults } from './objects.ts';
export type { FilterCondition, FilterState, StateFilter, SubLayer } from './state.ts';
export type { ByteSource } from './text.ts';
export { type EngineObjects, engineObjects } from './toObjects.ts';
export type { FilterValue } from './values.ts';
export { isVolumeError, readVolumeLines, VolumeError, type VolumesOptions, volumesOf } from './volumes.ts';
