/** Logic with three values: what is not known is neither true nor false. */
export type Truth = 'yes' | 'no' | 'unknown';

/** Whether all of some statements hold; of none they do. */
export function all(truths: readonly Truth[]): Truth {
  if (truths.includes('no')) return 'no';
  return truths.includes('unknown') ? 'unknown' : 'yes';
}

/** Whether any of some statements holds; of none it does not. */
export function any(truths: readonly Truth[]): Truth {
  if (truths.includes('yes')) return 'yes';
  return truths.includes('unknown') ? 'unknown' : 'no';
}

export function not(truth: Truth): Truth {
  if (truth === 'unknown') return 'unknown';
  return truth === 'yes' ? 'no' : 'yes';
}

/** What is certain although one of some statements is meant, and it is not known which. */
export function agreed([first = 'unknown', ...others]: readonly Truth[]): Truth {
  return others.every((other) => other === first) ? first : 'unknown';
}

export function truthOf(is: boolean): Truth {
  return is ? 'yes' : 'no';
}
