export { directionNamed, type FlowDirection } from './directions.ts';
export { formatNtstatus, ntstatusName, win32ErrorName } from './errors.ts';
export { layerDirection, layerName } from './layers.ts';
export { isIcmp, protocolName, protocolNumber } from './protocols.ts';
