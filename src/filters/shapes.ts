/** What is read of netsh's files: which elements are objects, and which members of them count. */
import { type ObjectShape, OWN_TEXT } from './shape.ts';
import { STATE_MEMBERS } from './stateMembers.ts';

export const FILTER = {
  within: 'filters',
  name: 'item',
  members: new Set([
    'filterKey',
    'displayData/name',
    'displayData/description',
    'providerKey',
    'layerKey',
    'subLayerKey',
    'action/type',
    'action/filterType',
    'flags/item',
    'providerContextKey',
    'filterId',
  ]),
  lists: new Set(['flags/item']),
  trees: STATE_MEMBERS.trees,
} as const satisfies ObjectShape;

/** A filter that was added or deleted while `netsh wfp capture` ran. */
export const CHANGED_FILTER = {
  ...FILTER,
  within: 'filterChange',
  name: 'filter',
} as const satisfies ObjectShape;

/** What became of that filter: it comes before it. */
export const CHANGE_TYPE: ObjectShape = {
  within: CHANGED_FILTER.within,
  name: 'changeType',
  members: new Set([OWN_TEXT]),
};

/** The element around the events of `netsh wfp show netevents`. */
export const EVENTS = 'netEvents';

/** The elements that tell what a file is. */
export const WATCHED: readonly string[] = [FILTER.within, CHANGED_FILTER.within, EVENTS];

export const PROVIDER: ObjectShape = {
  within: 'providers',
  name: 'item',
  members: new Set(['providerKey', 'displayData/name', ...STATE_MEMBERS.provider]),
};

export const SUBLAYER: ObjectShape = {
  within: 'subLayers',
  name: 'item',
  members: new Set(['subLayerKey', 'displayData/name', ...STATE_MEMBERS.subLayer]),
};

export const LAYER: ObjectShape = {
  within: 'item',
  name: 'layer',
  members: new Set(['layerKey', 'layerId']),
};

/** Of an event in a capture the time alone: changes among the events have none of their own. */
export const EVENT_HEADER: ObjectShape = {
  within: 'netEvent',
  name: 'header',
  members: new Set(['timeStamp']),
};

export const CALLOUT: ObjectShape = {
  within: 'callouts',
  name: 'item',
  members: new Set(['calloutKey', 'displayData/name']),
};

export const CONTEXT: ObjectShape = {
  within: 'providerContexts',
  name: 'item',
  members: new Set(['providerContextKey', 'displayData/description', 'dataBuffer/data']),
};

/** What is read of a file. */
export const SHAPES: readonly ObjectShape[] = [
  FILTER,
  CHANGE_TYPE,
  CHANGED_FILTER,
  EVENT_HEADER,
  PROVIDER,
  SUBLAYER,
  LAYER,
  CALLOUT,
  CONTEXT,
];
