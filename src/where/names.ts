/** The names of conditions, apart from what reads their values: options say them, and most commands have no conditions. */

/** Conditions with a list of values. */
export const LIST_NAMES = [
  'type',
  'address',
  'local',
  'remote',
  'port',
  'localport',
  'remoteport',
  'protocol',
  'app',
  'user',
  'error',
  'filter',
  'origin',
  'layer',
  'direction',
  'loopback',
] as const;

/** The names that can be typed, for help texts. */
export const WHERE_NAMES: readonly string[] = [...LIST_NAMES, 'time'];
