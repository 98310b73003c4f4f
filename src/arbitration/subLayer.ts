/** What can become of traffic in one sublayer: the first filter that matches and decides has the last word there. */
import type { StateFilter, SubLayer } from '../filters/index.ts';
import { effectOf } from './action.ts';
import type { Fields } from './known.ts';
import { type FilterMatch, matchOf } from './match.ts';
import { type Attendance, attendanceOf, type Moment } from './moment.ts';

/** What is to be said of a filter for the traffic. */
export interface ArbitratedFilter extends FilterMatch {
  readonly filter: StateFilter;
  /** Why it is not in force at all; undefined where it is. */
  readonly idle: 'disabled' | 'boot time' | 'not boot time' | 'not yet there' | 'no longer there' | undefined;
  /** Whether it came or went while the file was made, so that it need not have been there. */
  readonly isChange: boolean;
  /** Whether it can have been there that decided in its sublayer. */
  readonly canDecide: boolean;
}

export interface ArbitratedSubLayer {
  readonly subLayer: SubLayer;
  /** By their effective weights, the highest first; those whose weights are not known come last. */
  readonly filters: readonly ArbitratedFilter[];
  /** Whether it can be that no filter of it decided. */
  readonly canPass: boolean;
}

/** The filters of a sublayer at one layer, in order. */
export interface SubLayerFilters {
  readonly subLayer: SubLayer;
  readonly filters: readonly StateFilter[];
}

/**
 * A filter can have decided unless one that surely did comes before it. Of equal weights, and of those that are not known,
 * either can come first.
 */
export function arbitratedSubLayer(
  { subLayer, filters }: SubLayerFilters,
  fields: Fields,
  moment: Moment,
): ArbitratedSubLayer {
  const judged = filters.map((filter) => {
    const attendance = attendanceOf(filter, moment);
    return {
      filter,
      idle: idlenessOf(filter, attendance, moment),
      isChange: attendance === 'unknown',
      ...matchIn(filter, fields, attendance),
      effect: effectOf(filter),
    };
  });
  const active = judged.filter(({ idle, matches }) => idle === undefined && matches !== 'no');
  const sure = active.filter(({ matches, effect }) => matches === 'yes' && !effect.canContinue);
  const heaviest = highest(sure.map(({ filter }) => filter.effectiveWeight));
  return {
    subLayer,
    filters: judged.map(({ effect, ...filter }) => ({
      ...filter,
      canDecide:
        filter.idle === undefined &&
        filter.matches !== 'no' &&
        effect.outcomes.length > 0 &&
        isNotBelow(filter.filter.effectiveWeight, heaviest),
    })),
    canPass: sure.length === 0,
  };
}

function matchIn(filter: StateFilter, fields: Fields, attendance: Attendance): FilterMatch {
  const match = matchOf(filter, fields);
  return attendance === 'unknown' && match.matches === 'yes' ? { ...match, matches: 'unknown' } : match;
}

function idlenessOf(
  { flags }: StateFilter,
  attendance: Attendance,
  { isBootTime }: Moment,
): ArbitratedFilter['idle'] {
  if (attendance === 'not yet there' || attendance === 'no longer there') return attendance;
  if (flags.includes('FWPM_FILTER_FLAG_DISABLED')) return 'disabled';
  if (isBootTimeFilter({ flags }) === isBootTime) return undefined;
  return isBootTime ? 'not boot time' : 'boot time';
}

/** Such filters are in force until the filtering engine starts. */
export function isBootTimeFilter({ flags }: Pick<StateFilter, 'flags'>): boolean {
  return flags.includes('FWPM_FILTER_FLAG_BOOTTIME');
}

function highest(weights: readonly (bigint | undefined)[]): bigint | undefined {
  let most: bigint | undefined;
  for (const weight of weights)
    if (weight !== undefined && (most === undefined || weight > most)) most = weight;
  return most;
}

function isNotBelow(weight: bigint | undefined, other: bigint | undefined): boolean {
  return weight === undefined || other === undefined || weight >= other;
}
