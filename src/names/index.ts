export { directionNamed, type FlowDirection } from './directions.ts';
export { formatNtstatus, ntstatusName, win32ErrorName } from './errors.ts';
export { bareLayerName, layerDirection, layerId, layerName } from './layers.ts';
export { isIcmp, protocolName, protocolNumber } from './protocols.ts';
