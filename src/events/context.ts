/** What is known besides the events themselves: which filters there are, and which drive a device is. */
import type { NetEventName } from './netEvents.ts';

/** A filter, as `netsh wfp show state` describes it. */
export interface Rule {
  readonly filterId: bigint;
  /** A GUID without braces, lower-case. */
  readonly filterKey?: string | undefined;
  /** Empty where the filter has none. */
  readonly name: string;
  readonly description?: string | undefined;
  /** The name where the file has one, else the key. */
  readonly provider?: string | undefined;
  /** The key's C name such as FWPM_LAYER_ALE_AUTH_CONNECT_V4, else the key. */
  readonly layer?: string | undefined;
  /** The key's C name, else the name where the file has one, else the key. */
  readonly subLayer?: string | undefined;
  /** A C name such as FWP_ACTION_BLOCK. */
  readonly action?: string | undefined;
  /** The callout that decides, where it is one: its name where the file has one, else its key. */
  readonly callout?: string | undefined;
  /**
   * Which rule or default of Windows Firewall it stands for: the id of a rule, or a name such as `Query User Default`.
   * `netsh wfp show filters` does not write it.
   */
  readonly origin?: string | undefined;
  /** Whether it has an origin that the file does not say. */
  readonly lacksOrigin?: boolean | undefined;
}

/** Filters by their run-time id. Ids are assigned anew at each start of the filter engine, so one may be missing. */
export interface RuleBook {
  /** The filter of an id; where the id was given more than once, the one that had it at a time, or else the last. */
  rule(filterId: bigint, time?: bigint): Rule | undefined;
  /** The same answer is that of all later times up to the next such number; undefined for an id that was given once. */
  since?(filterId: bigint, time?: bigint): bigint | undefined;
  /** The layer that an id means on that machine, such as FWPM_LAYER_ALE_AUTH_CONNECT_V4, where it is known. */
  layer?(layerId: number): string | undefined;
  /** The layers of that machine, as far as they are known: what their ids mean. */
  layers?(): Iterable<readonly [layerId: number, name: string]>;
  /** The ids of the filters that have an origin, in any case. */
  filtersOf?(origin: string): readonly bigint[];
}

/** Device paths as the paths that people know. */
export interface Volumes {
  /** `C:\Windows\…` for `\device\harddiskvolume3\windows\…`; the same path where the volume is not known. */
  drivePath(devicePath: string): string;
  /** How device paths begin for a path, or the beginning of one, such as `C:\Win`: nothing where its drive is not known. */
  devicePaths?(drivePath: string): readonly string[];
}

export interface EventContext {
  /** Undefined when no file of filters was given, which is not the same as a filter that is not in it. */
  readonly rules?: RuleBook | undefined;
  readonly volumes?: Volumes | undefined;
}

/** Where an event comes from, as far as its capture says. */
export interface Origin {
  /** The machine's name. */
  readonly host?: string | undefined;
  /** The build of its Windows. */
  readonly osBuild?: number | undefined;
  /** The file that it was read from, where there are several. */
  readonly file?: string | undefined;
  /** The filters of that machine, where the file itself has them. Those of an {@link EventContext} have precedence. */
  readonly rules?: RuleBook | undefined;
}

/**
 * The JSON of the event that is written, as `ndjson` writes it with `surrogates: 'replace'`, without a newline; undefined where
 * it is to be made of the event. It is asked for at once, or never.
 */
export type EventJson = () => string | undefined;

/** A way to write events as text, one after another. */
export interface EventFormat {
  /** What comes before the first event. */
  readonly head: string;
  /**
   * One event, with a newline at the end.
   * @param event null for an event that cannot be read.
   * @param origin what is known of the machine that recorded it.
   * @param json makes the event's JSON, where there is a faster way than from the event itself.
   */
  write(struct: NetEventName, event: unknown, origin?: Origin, json?: EventJson): string;
}
