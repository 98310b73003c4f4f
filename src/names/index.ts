export { directionNamed, type FlowDirection } from './directions.ts';
export { formatNtstatus, ntstatusName, win32ErrorName } from './errors.ts';
export { type ErrorKind, type Explanation, explanationOf } from './explanations.ts';
export { bareLayerName, layerDirection, layerId, layerIpVersion, layerName } from './layers.ts';
export { lookUp } from './lookUp.ts';
export { isIcmp, protocolName, protocolNumber } from './protocols.ts';
