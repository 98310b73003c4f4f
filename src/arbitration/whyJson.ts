/** Why events happened, for other programs. */

import type { StateFilter } from '../filters/index.ts';
import { formatFiletime } from '../format/filetime.ts';
import { wellFormedJson } from '../format/jsonText.ts';
import { whatOf } from '../format/textRows.ts';
import { conditionsText } from './conditionText.ts';
import type { Decision } from './layer.ts';
import type { ArbitratedFilter, ArbitratedSubLayer } from './subLayer.ts';
import type { Unknowns, Why } from './why.ts';

/**
 * One line of JSON: the answer as {@link Why} has it, with all filters of the layer. Ids and weights of 64 bits are decimal
 * strings, times ISO 8601, conditions text; what is not known is absent, or null for the decision.
 */
export function whyJson(why: Why): string {
  const { report, layer, agreement, notArbitrated, decided, byFilters, arbitration, unknowns } = why;
  const { facts, origin, filter } = report;
  return wellFormedJson({
    time: facts.time === undefined ? undefined : formatFiletime(facts.time),
    host: origin.host,
    file: origin.file,
    type: facts.type,
    what: whatOf(report),
    local: facts.local,
    remote: facts.remote,
    protocol: facts.protocol,
    app: report.appPath,
    filterId: filter.id?.toString(),
    layer: layer && { id: facts.layer?.code, ...layer },
    notArbitrated,
    agreement,
    decided: decisionJson(decided),
    byFilters: decisionJson(byFilters),
    possible: arbitration?.decisions.map(decisionJson),
    canPass: arbitration?.canPass,
    unknowns: unknowns && unknownsJson(unknowns),
    subLayers: arbitration?.subLayers.map(subLayerJson),
  });
}

function decisionJson(decision: Decision | undefined): object | null {
  if (decision === undefined) return null;
  const { action, filter } = decision;
  return { action, filterId: filter.filterId.toString(), name: filter.name };
}

function unknownsJson({ fields, callouts, changes, isOrderKnown }: Unknowns): object {
  return { fields, callouts: callouts.map(({ filterId }) => filterId.toString()), changes, isOrderKnown };
}

function subLayerJson({ subLayer, filters, canPass }: ArbitratedSubLayer): object {
  return { ...subLayer, canPass, filters: filters.map(filterJson) };
}

function filterJson({ filter, idle, matches, open, failed, canDecide }: ArbitratedFilter): object {
  return {
    ...detailsJson(filter),
    matches,
    canDecide,
    idle,
    open: open.length === 0 ? undefined : conditionsText(open),
    failed: failed.length === 0 ? undefined : conditionsText(failed),
  };
}

function detailsJson(filter: StateFilter): object {
  const { filterId, filterKey, name, action, callout, effectiveWeight, flags, conditions, origin } = filter;
  const { providerKey, provider, providerDescription, providerService } = filter;
  return {
    filterId: filterId.toString(),
    filterKey,
    name,
    action,
    callout,
    effectiveWeight: effectiveWeight?.toString(),
    flags,
    conditions: conditionsText(conditions),
    origin,
    provider: provider && {
      key: providerKey,
      name: provider,
      description: providerDescription,
      service: providerService,
    },
  };
}
