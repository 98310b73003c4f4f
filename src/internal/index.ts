export { FWPM_NET_EVENT_INTERNAL } from '../wfp/undocumented.ts';
export { type InternalFieldsSource, type InternalOptions, internalFields } from './fields.ts';
export type {
  Internal,
  InternalChoice,
  InternalFields,
  InternalRefusal,
} from './internal.ts';
export {
  INTERNAL_LAYOUT_NAMES,
  INTERNAL_LAYOUTS,
  INTERNAL_MEMBERS,
  type InternalLayout,
  internalEvent,
  UNPROVEN,
} from './layouts.ts';
export { InternalReader, isInternalKnown, type ReaderOptions } from './reader.ts';
