/** The beginnings of the engine's objects, as far as names of filters need them (fwpmtypes.h). */
import { alias, guid, pointer, struct, uint8, uint32, wideString } from '../layout/vocabulary.ts';
import { FWP_ACTION_TYPE, FWP_BYTE_BLOB, FWP_VALUE0 } from '../wfp/index.ts';

const DISPLAY_DATA = struct('FWPM_DISPLAY_DATA0', {
  name: alias('LPWSTR', pointer(wideString)),
  description: alias('LPWSTR', pointer(wideString)),
});

export const FILTER_BEGINNING = struct('FWPM_FILTER0', {
  filterKey: guid,
  displayData: DISPLAY_DATA,
  flags: uint32,
  providerKey: pointer(guid),
  providerData: FWP_BYTE_BLOB,
  layerKey: guid,
  subLayerKey: guid,
  weight: FWP_VALUE0,
  numFilterConditions: uint32,
  // Nothing here asks for the conditions: the first byte of them stands for all.
  filterCondition: pointer(uint8),
  actionType: FWP_ACTION_TYPE,
  actionKey: guid,
});

export const PROVIDER_BEGINNING = struct('FWPM_PROVIDER0', {
  providerKey: guid,
  displayData: DISPLAY_DATA,
});
