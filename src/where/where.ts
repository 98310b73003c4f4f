/** Which events are wanted, as data. */
import type { FlowDirection } from '../names/index.ts';

/** A port, or the first and the last one of a range. */
export type PortCondition = number | readonly [from: number, to: number];

/** How a member is compared: `~` is a part of it as text, in any case. */
export type MemberOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | '~';

/**
 * A condition on one member. It does not hold where there is no value: where a pointer is NULL, or the event is of another
 * type.
 */
export interface MemberCondition {
  /** As `columns` takes it, such as `classifyDrop.vSwitchSourcePort`. */
  readonly path: string;
  readonly operator: MemberOperator;
  /** Values as JSON has them, without quotes: any one of them for `=` and `~`, none of them for `!=`, else one alone. */
  readonly values: readonly string[];
}

/**
 * What an event must be: every condition that is given has to hold, of the values in a list any one. Conditions are on
 * what `factsOf` says of the event: one on a member that the header's flags do not vouch for does not hold.
 */
export interface Where {
  /** C names, with or without FWPM_NET_EVENT_TYPE_, in any case; or numbers. */
  readonly type?: readonly (string | number)[];
  /** The event's time is not before this: 100 ns ticks since 1601. */
  readonly from?: bigint;
  /** The event's time is before this. */
  readonly to?: bigint;
  /**
   * Addresses, or networks such as 10.0.0.0/8, of either end, or of a host that DoS protection stood between; of an end also
   * with its port, 10.0.0.1:443 or [2001:db8::1]:443.
   */
  readonly address?: readonly string[];
  readonly localAddress?: readonly string[];
  readonly remoteAddress?: readonly string[];
  /** The port of either end, or ranges that it is in. ICMP has none. */
  readonly port?: readonly PortCondition[];
  readonly localPort?: readonly PortCondition[];
  readonly remotePort?: readonly PortCondition[];
  /** IANA protocol numbers. */
  readonly protocol?: readonly number[];
  /**
   * Parts of the application's path as the event has it, `\device\harddiskvolume3\…`, in any case; or how it begins on a
   * drive, `C:\Windows\…`, of which {@link withContext} knows the volume: without it, it is any.
   */
  readonly app?: readonly string[];
  /** SIDs, in any case. */
  readonly user?: readonly string[];
  /** Codes of errors, and NTSTATUS without a sign. */
  readonly error?: readonly number[];
  /** Of failures of IKE it is the filter of main or quick mode. */
  readonly filterId?: readonly bigint[];
  /** Rules and defaults of Windows Firewall that the filter stands for, in any case: see {@link withOrigins}. */
  readonly origin?: readonly string[];
  /**
   * Ids; or names such as ALE_AUTH_CONNECT_V4, in any case, with or without FWPM_LAYER_ or FWPS_LAYER_, as far as they
   * have an id that is certain in the struct: {@link withContext} knows those of a machine, too.
   */
  readonly layer?: readonly (string | number)[];
  /** What the event says of its direction, or what its layer implies; a number that has no name is its own. */
  readonly direction?: readonly (FlowDirection | number)[];
  /** Whether the traffic was loopback; of events that do not say it neither holds. */
  readonly loopback?: readonly boolean[];
  /** Members of the struct, whatever the header's flags say of them: all of these have to hold. */
  readonly members?: readonly MemberCondition[];
}
