/** Conditions on what events do not say themselves: where filters come from, names of layers, drives. */
import type { EventContext, RuleBook, Volumes } from '../events/index.ts';
import { bareLayerName, layerId } from '../names/index.ts';
import { excerpt } from '../util/text.ts';
import { isOnDrive } from './appPart.ts';
import { noLayer } from './named.ts';
import { withOrigins } from './origins.ts';
import type { Where } from './where.ts';

/** Which parts of a context conditions ask for. */
export interface Lookups {
  readonly rules: boolean;
  readonly volumes: boolean;
}

/** What conditions have in them that a context can say more about. */
export function lookupsOf({ origin, layer = [], app = [] }: Where): Lookups {
  return {
    rules: origin !== undefined || layer.some((it) => typeof it === 'string'),
    volumes: app.some(isOnDrive),
  };
}

/**
 * The same conditions in the terms of events: ids in place of origins, and of layers that the rules name; devices in place
 * of drives.
 * @throws TypeError for origins where there are no rules that know them; RangeError for a name that no layer has, and for a
 * drive that no volume is.
 */
export function withContext(where: Where, { rules, volumes }: EventContext): Where {
  const { layer, app } = where;
  const known = layersOf(layer === undefined ? undefined : rules);
  return withOrigins(
    {
      ...where,
      ...(layer && { layer: layer.flatMap((it) => layersMeant(it, known)) }),
      ...(app && { app: app.flatMap((it) => partsMeant(it, volumes)) }),
    },
    rules,
  );
}

/** What the rules say of a name counts for their machine, whatever it means on others. */
function layersMeant(
  layer: string | number,
  known: ReadonlyMap<string, readonly number[]>,
): readonly (string | number)[] {
  if (typeof layer === 'number') return [layer];
  const ids = known.get(bareName(layer));
  if (ids !== undefined) return ids;
  if (layerId(layer.toUpperCase()) !== undefined) return [layer];
  throw noLayer(layer, [...known.keys()]);
}

/** The ids of the layers that the rules name. */
function layersOf(rules: RuleBook | undefined): ReadonlyMap<string, readonly number[]> {
  const known = new Map<string, number[]>();
  for (const [id, layer] of rules?.layers?.() ?? []) {
    const name = bareName(layer);
    const ids = known.get(name);
    if (ids === undefined) known.set(name, [id]);
    else ids.push(id);
  }
  return known;
}

function bareName(layer: string): string {
  return bareLayerName(layer.toUpperCase().replace(/^\{(.*)\}$/, '$1'));
}

function partsMeant(part: string, volumes: Volumes | undefined): readonly string[] {
  if (!isOnDrive(part) || volumes?.devicePaths === undefined) return [part];
  const paths = volumes.devicePaths(part);
  if (paths.length > 0) return paths;
  const drives = LETTERS.filter((drive) => volumes.devicePaths?.(drive).length !== 0);
  throw new RangeError(
    `${excerpt(part)} is on a drive that none of the volumes is: they are ${drives.join(', ') || 'none at all'}`,
  );
}

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => `${letter}:`);
