/** What of an event is undocumented, as values. */
import type {
  FWPM_NET_EVENT_INTERNAL,
  FWPM_NET_EVENT_INTERNAL_FIELDS_A,
  FWPM_NET_EVENT_INTERNAL_FIELDS_B,
  FWPM_NET_EVENT_INTERNAL_FIELDS_C,
} from '../wfp/undocumented.ts';
import type { InternalLayout } from './layouts.ts';

/**
 * The fields after an event: those that its layout has. Where the layout was not named but told by what fits, the members
 * that nothing in the memory proves are left out: {@link UNPROVEN}.
 */
export type InternalFields = Partial<
  FWPM_NET_EVENT_INTERNAL_FIELDS_A & FWPM_NET_EVENT_INTERNAL_FIELDS_B & FWPM_NET_EVENT_INTERNAL_FIELDS_C
>;

/**
 * What is undocumented of an event: `layout` and the fields after it, where a layout was taken; `type` and the body that
 * it selects, for an event of an internal type.
 */
export type Internal = {
  /** Nothing here is in a header, and none of it is promised by anybody. */
  readonly undocumented: true;
  /** The layout that was taken: see `INTERNAL_LAYOUTS`. */
  readonly layout?: InternalLayout | undefined;
} & InternalFields &
  (FWPM_NET_EVENT_INTERNAL | { readonly type?: undefined });

/** What layout is asked for: the one that fits, or the one that is named. */
export type InternalChoice = true | InternalLayout;

/** That no layout was taken for an event, and why. */
export interface InternalRefusal {
  /** Which event of the run. */
  readonly index: number;
  /**
   * `no filter`: the event names no filter, so that there is nothing to prove a layout by. `none fits`, or `several fit`:
   * those in `fits`, of which each could be right.
   */
  readonly reason: 'no filter' | 'none fits' | 'several fit';
  readonly fits: readonly InternalLayout[];
}
