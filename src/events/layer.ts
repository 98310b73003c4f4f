/** The layer at which an event was made, and what that says. */
import { layerDeed, layerDirection, layerName } from '../names/index.ts';
import { remembered } from '../util/remembered.ts';
import type { RuleBook } from './context.ts';
import type { EventFacts, NamedCode } from './facts.ts';
import { asNumber, type PlainRecord } from './members.ts';
import type { NetEventName } from './netEvents.ts';

/** The layer of an event, and what its name says. */
export function layerFacts(
  struct: NetEventName,
  body: PlainRecord,
  rules: RuleBook | undefined,
): Pick<EventFacts, 'layer' | 'layerDirection' | 'deed'> {
  const id = layerIdOf(body);
  if (id === undefined) return {};
  const layer = withName({ code: id, name: layerName(id, isWindows81(struct)) }, rules);
  if (layer.name === undefined) return { layer };
  return { layer, layerDirection: directionOf(layer.name), deed: deedOf(layer.name) };
}

const directionOf = remembered(layerDirection);
const deedOf = remembered(layerDeed);

/** Whether an event is of a socket that has only a local end yet: its layer is one of those that every Windows has. */
export function isLocalOnly(body: PlainRecord): boolean {
  const id = layerIdOf(body);
  const deed = id === undefined ? undefined : deedOf(layerName(id, false) ?? '');
  return deed === 'bind' || deed === 'listen';
}

/** The layer of an event, by the name of its id where that is certain, else by what the rules say that the id means. */
export function joinLayer({ layer }: EventFacts, rules: RuleBook | undefined): NamedCode | undefined {
  return layer && withName(layer, rules);
}

/** What a layer is called is certain by its id, or is what the rules say of this id: never the layer of a filter. */
function withName(layer: NamedCode, rules: RuleBook | undefined): NamedCode {
  return layer.name === undefined ? { code: layer.code, name: rules?.layer?.(layer.code) } : layer;
}

export function layerIdOf(body: PlainRecord): number | undefined {
  return asNumber(body['layerId']);
}

/** Whether only Windows 8.1 or later has the struct. */
export function isWindows81(struct: NetEventName): boolean {
  return IS_WINDOWS_81[struct];
}

const IS_WINDOWS_81: Readonly<Record<NetEventName, boolean>> = {
  FWPM_NET_EVENT0: false,
  FWPM_NET_EVENT1: false,
  FWPM_NET_EVENT2: false,
  FWPM_NET_EVENT3: true,
  FWPM_NET_EVENT4: true,
  FWPM_NET_EVENT5: true,
};
