/** Filters with the names of what their keys lead to, wherever both were read from. */
import type { Rule } from '../events/context.ts';
import { plainGuid } from '../names/keys.ts';

/** A filter of which keys are known that lead to other objects: their names can come later. */
export interface KeyedRule {
  readonly rule: Rule;
  readonly callout: string | undefined;
  /** The key of the provider context that says where it comes from. */
  readonly originKey: string | undefined;
}

/** Names by keys: C names, else GUIDs. */
export interface Names {
  readonly providers: ReadonlyMap<string, string>;
  readonly subLayers: ReadonlyMap<string, string>;
  readonly callouts: ReadonlyMap<string, string>;
  readonly origins: ReadonlyMap<string, string>;
}

export function namedRule({ rule, callout, originKey }: KeyedRule, names: Names): Rule {
  const { provider, subLayer } = rule;
  const origin = originKey === undefined ? undefined : names.origins.get(originKey);
  return {
    ...rule,
    provider: provider === undefined ? undefined : (names.providers.get(provider) ?? provider),
    subLayer:
      subLayer === undefined || hasName(subLayer) ? subLayer : (names.subLayers.get(subLayer) ?? subLayer),
    callout: callout === undefined ? undefined : (names.callouts.get(callout) ?? callout),
    origin,
    lacksOrigin: originKey !== undefined && origin === undefined ? true : undefined,
  };
}

/** Whether a key is a C name, such as FWPM_SUBLAYER_UNIVERSAL, and not a GUID. */
function hasName(key: string): boolean {
  return plainGuid(key) === undefined;
}

/** The ids of the filters that have an origin, in any case. */
export function filtersOf(rules: Iterable<readonly [bigint, Rule]>, origin: string): bigint[] {
  const wanted = origin.toLowerCase();
  return [...rules].flatMap(([id, rule]) => (rule.origin?.toLowerCase() === wanted ? [id] : []));
}
