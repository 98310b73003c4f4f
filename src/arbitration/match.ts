/** Whether a filter matches, as far as what is known of the traffic says it. */
import type { FilterCondition, FilterValue, StateFilter } from '../filters/index.ts';
import { groupsOf } from './groups.ts';
import type { Fields, Known } from './known.ts';
import { agreed, all, any, not, type Truth, truthOf } from './truth.ts';

export interface FilterMatch {
  readonly matches: Truth;
  /** Where that is not known: the conditions that leave it open. */
  readonly open: readonly FilterCondition[];
  /** Where it does not match: conditions on one field, none of which holds. */
  readonly failed: readonly FilterCondition[];
}

/**
 * All conditions must hold, of consecutive ones on the same field any one. What the published rules do not say (the same
 * field with others in between, and several values that it must not have) is certain only where each reading of them says
 * the same.
 */
export function matchOf({ conditions }: StateFilter, fields: Fields): FilterMatch {
  const groups = judgedGroups(conditions, fields);
  const matches = agreed([
    all(groups.map(({ truth }) => truth)),
    all(mergedGroups(groups).map(({ truth }) => truth)),
  ]);
  if (matches === 'yes') return { matches, open: [], failed: [] };
  if (matches === 'no') {
    return { matches, open: [], failed: groups.find(({ truth }) => truth === 'no')?.conditions ?? [] };
  }
  const undecided = groups.filter(({ truth }) => truth === 'unknown');
  // Where each group is decided it is the reading of them that is not.
  return {
    matches,
    open: (undecided.length > 0 ? undecided : groups).flatMap((group) => group.conditions),
    failed: [],
  };
}

/** Conditions on one field. */
interface Group {
  readonly conditions: readonly FilterCondition[];
  readonly truths: readonly Truth[];
  readonly truth: Truth;
}

function judgedGroups(conditions: readonly FilterCondition[], fields: Fields): Group[] {
  return groupsOf(conditions).map((group) => {
    const known = fields(group[0]?.field ?? '');
    return groupOf(
      group,
      group.map((condition) => conditionHolds(condition, known)),
    );
  });
}

function mergedGroups(groups: readonly Group[]): Group[] {
  const byField = new Map<string, { conditions: FilterCondition[]; truths: Truth[] }>();
  for (const { conditions, truths } of groups) {
    const field = conditions[0]?.field ?? '';
    const merged = byField.get(field);
    if (merged === undefined) byField.set(field, { conditions: [...conditions], truths: [...truths] });
    else {
      for (const condition of conditions) merged.conditions.push(condition);
      for (const truth of truths) merged.truths.push(truth);
    }
  }
  return [...byField.values()].map(({ conditions, truths }) => groupOf(conditions, truths));
}

function groupOf(conditions: readonly FilterCondition[], truths: readonly Truth[]): Group {
  const isNegative = conditions.some(({ match }) => NEGATIVE.has(match));
  return { conditions, truths, truth: isNegative ? agreed([any(truths), all(truths)]) : any(truths) };
}

/** Any one of several such conditions on a field holds for almost everything: it may be meant otherwise. */
const NEGATIVE: ReadonlySet<string> = new Set(['FWP_MATCH_NOT_EQUAL', 'FWP_MATCH_NOT_PREFIX']);

// --- one condition -------------------------------------------------------------------------------------------

/** Whether a condition holds for what is known of its field. */
export function conditionHolds({ match, value }: FilterCondition, known: Known | undefined): Truth {
  switch (known?.kind) {
    case undefined:
      return 'unknown';
    case 'integers':
      if (known.bits !== undefined && known.bits !== bitsOf(value)) return 'unknown';
      return agreed(known.candidates.map((candidate) => compareInteger(match, value, candidate)));
    case 'flags':
      return value.kind === 'integer' ? compareFlags(match, value.integer, known) : 'unknown';
    case 'text':
      return value.kind === 'text' ? compareText(match, value.text, known.text) : 'unknown';
  }
}

const BITS: Readonly<Record<string, number>> = {
  FWP_UINT32: 32,
  FWP_V4_ADDR_MASK: 32,
  FWP_BYTE_ARRAY16_TYPE: 128,
  FWP_V6_ADDR_MASK: 128,
};

function bitsOf({ type }: FilterValue): number | undefined {
  return Object.hasOwn(BITS, type) ? BITS[type] : undefined;
}

function compareInteger(match: string, value: FilterValue, is: bigint): Truth {
  if (match === 'FWP_MATCH_NOT_EQUAL') return not(compareInteger('FWP_MATCH_EQUAL', value, is));
  if (value.kind === 'range') {
    return match === 'FWP_MATCH_RANGE' ? truthOf(value.low <= is && is <= value.high) : 'unknown';
  }
  if (value.kind === 'network') {
    return match === 'FWP_MATCH_EQUAL' ? truthOf(((is ^ value.address) & value.mask) === 0n) : 'unknown';
  }
  const compare = COMPARISONS.get(match);
  return value.kind === 'integer' && compare !== undefined ? truthOf(compare(is, value.integer)) : 'unknown';
}

const COMPARISONS: ReadonlyMap<string, (is: bigint, value: bigint) => boolean> = new Map([
  ['FWP_MATCH_EQUAL', (is, value) => is === value],
  ['FWP_MATCH_GREATER', (is, value) => is > value],
  ['FWP_MATCH_LESS', (is, value) => is < value],
  ['FWP_MATCH_GREATER_OR_EQUAL', (is, value) => is >= value],
  ['FWP_MATCH_LESS_OR_EQUAL', (is, value) => is <= value],
  ['FWP_MATCH_FLAGS_ALL_SET', (is, value) => (is & value) === value],
  ['FWP_MATCH_FLAGS_ANY_SET', (is, value) => (is & value) !== 0n],
  ['FWP_MATCH_FLAGS_NONE_SET', (is, value) => (is & value) === 0n],
]);

/** Flags of which only some are known. */
function compareFlags(match: string, wanted: bigint, { mask, set }: { mask: bigint; set: bigint }): Truth {
  const isAnySet = (wanted & set) !== 0n;
  const isAnyClear = (wanted & mask & ~set) !== 0n;
  const areAllKnown = (wanted & ~mask) === 0n;
  switch (match) {
    case 'FWP_MATCH_FLAGS_ALL_SET':
      return isAnyClear ? 'no' : areAllKnown ? 'yes' : 'unknown';
    case 'FWP_MATCH_FLAGS_ANY_SET':
      return isAnySet ? 'yes' : areAllKnown ? 'no' : 'unknown';
    case 'FWP_MATCH_FLAGS_NONE_SET':
      return isAnySet ? 'no' : areAllKnown ? 'yes' : 'unknown';
    case 'FWP_MATCH_EQUAL':
      return ((wanted ^ set) & mask) !== 0n ? 'no' : 'unknown';
    case 'FWP_MATCH_NOT_EQUAL':
      return ((wanted ^ set) & mask) !== 0n ? 'yes' : 'unknown';
    default:
      return 'unknown';
  }
}

function compareText(match: string, wanted: string, is: string): Truth {
  switch (match) {
    case 'FWP_MATCH_EQUAL':
      return isEqual(wanted, is);
    case 'FWP_MATCH_NOT_EQUAL':
      return not(isEqual(wanted, is));
    case 'FWP_MATCH_EQUAL_CASE_INSENSITIVE':
      return truthOf(wanted.toLowerCase() === is.toLowerCase());
    case 'FWP_MATCH_PREFIX':
      return hasAffix(wanted, is);
    case 'FWP_MATCH_NOT_PREFIX':
      return not(hasAffix(wanted, is));
    default:
      return 'unknown';
  }
}

/** Ids of applications are lower-case, and compared as bytes: one that differs in case alone was not made by Windows. */
function isEqual(wanted: string, is: string): Truth {
  if (wanted === is) return 'yes';
  return wanted.toLowerCase() === is.toLowerCase() ? 'unknown' : 'no';
}

/** By the vendor's page a prefix is what a text ends with: certain is what is so at both ends. */
function hasAffix(wanted: string, is: string): Truth {
  return agreed([truthOf(is.startsWith(wanted)), truthOf(is.endsWith(wanted))]);
}
