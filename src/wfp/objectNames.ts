import type { ObjectLayouts } from './objectLayouts.ts';

/** The structs of `fwpm/objects`, for who needs no more than their names. */
export const OBJECT_NAMES = [
  'FWPM_ACTION0',
  'FWPM_CALLOUT0',
  'FWPM_CLASSIFY_OPTION0',
  'FWPM_CLASSIFY_OPTIONS0',
  'FWPM_DISPLAY_DATA0',
  'FWPM_FIELD0',
  'FWPM_FILTER0',
  'FWPM_FILTER_ENUM_TEMPLATE0',
  'FWPM_FILTER_SUBSCRIPTION0',
  'FWPM_LAYER0',
  'FWPM_LAYER_STATISTICS0',
  'FWPM_PROVIDER0',
  'FWPM_PROVIDER_CONTEXT0',
  'FWPM_PROVIDER_CONTEXT1',
  'FWPM_PROVIDER_CONTEXT2',
  'FWPM_PROVIDER_CONTEXT3',
  'FWPM_PROVIDER_ENUM_TEMPLATE0',
  'FWPM_SESSION0',
  'FWPM_STATISTICS0',
  'FWPM_SUBLAYER0',
] as const satisfies readonly (keyof ObjectLayouts)[];
