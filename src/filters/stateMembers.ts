/** The texts and trees of objects that only a state needs. */
export const STATE_MEMBERS = {
  provider: ['displayData/description', 'serviceName'],
  subLayer: ['weight'],
  trees: new Set(['weight', 'filterCondition', 'effectiveWeight']),
} as const;
