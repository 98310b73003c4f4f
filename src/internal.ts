/**
 * UNDOCUMENTED: what Windows keeps after FWPM_NET_EVENT5, and its internal types of events. No header declares it.
 *
 * @module
 */
export { internalJson } from './format/internalJson.ts';
export {
  INTERNAL_LAYOUTS,
  type Internal,
  type InternalChoice,
  type InternalFields,
  type InternalFieldsSource,
  type InternalLayout,
  type InternalOptions,
  type InternalRefusal,
  internalEvent,
  internalFields,
  UNPROVEN,
} from './internal/index.ts';
export * from './wfp/undocumented.ts';
