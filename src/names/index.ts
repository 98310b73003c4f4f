export { directionNamed, directionNumbered, directionTyped, type FlowDirection } from './directions.ts';
export { errorCode, errorNames, formatNtstatus, ntstatusName, win32ErrorName } from './errors.ts';
export { type ErrorKind, type Explanation, explanationOf } from './explanations.ts';
export {
  bareLayerName,
  type Deed,
  LAYER_NAMES,
  layerDeed,
  layerDirection,
  layerId,
  layerIpVersion,
  layerName,
} from './layers.ts';
export { bareName, lookUp } from './lookUp.ts';
export { originExplanation } from './origins.ts';
export { isIcmp, PROTOCOL_NAMES, protocolName, protocolNumber } from './protocols.ts';
export { WELL_KNOWN_USERS, wellKnownSid } from './users.ts';
