/** Types, layers and errors by their names. */
import type { NetEventName } from '../events/index.ts';
import { isWindows81 } from '../events/layer.ts';
import { bareLayerName, errorCode, errorNames, LAYER_NAMES, layerId, layerName } from '../names/index.ts';
import { didYouMean } from '../util/nearest.ts';
import { excerpt } from '../util/text.ts';
import { FWPM_NET_EVENT_TYPE } from '../wfp/index.ts';
import { integerIn, isNumeric } from './number.ts';

/**
 * The number of a type, by its C name with or without FWPM_NET_EVENT_TYPE_, in any case, as netsh has it, or as ECS does.
 * @throws RangeError for a name that no type has.
 */
export function typeNumber(type: string | number): number {
  if (typeof type === 'number') return type;
  const types = Object.entries(FWPM_NET_EVENT_TYPE.values);
  const typed = bareType(type.toUpperCase().replaceAll('-', '_'));
  const [, value] = types.find(([name]) => bareType(name) === typed) ?? [];
  if (value !== undefined) return value;
  const names = types.map(([name]) => bareType(name));
  throw new RangeError(
    `there is no type ${excerpt(type)}: take a number, ${names.join(', ')}${didYouMean(typed, names)}`,
  );
}

/** netsh says PUBLIC_ in some of its names. */
function bareType(name: string): string {
  return name.replace(/^FWPM_NET_EVENT_TYPE_/, '').replace(/^PUBLIC_/, '');
}

/**
 * The id of a layer, by its C name with or without FWPS_LAYER_ or FWPM_LAYER_, in any case.
 * @param struct what has the id: before Windows 8.1 fewer ids have a meaning that is certain.
 * @throws RangeError for a name that has no certain id; TypeError for one that has none in this struct.
 */
export function layerNumber(layer: string | number, struct: NetEventName): number {
  if (typeof layer === 'number') return layer;
  const id = layerId(layer.toUpperCase());
  if (id === undefined) throw noLayer(layer);
  if (layerName(id, isWindows81(struct)) !== undefined) return id;
  throw new TypeError(`the layer ${excerpt(layer)} has no id that is certain in ${struct}: take a number`);
}

/**
 * What is said of a name that no layer with a certain id has.
 * @param others names that are known besides.
 */
export function noLayer(layer: string, others: readonly string[] = []): RangeError {
  const hint = didYouMean(bareLayerName(layer.toUpperCase()), [...LAYER_NAMES, ...others]);
  return new RangeError(
    `there is no layer ${excerpt(layer)} that has a certain id: take a number, or a file of filters that names it${hint}`,
  );
}

/**
 * The code of an error or an NTSTATUS, by its number or its name, or as the text format prints both.
 * @throws RangeError for what is neither.
 */
export function errorNumber(text: string): number {
  const typed = /^\w+ \((\w+)\)$/.exec(text)?.[1] ?? text.replace(/^(?:error|status) /i, '');
  if (isNumeric(typed)) return Number(integerIn(typed, 0n, 2n ** 32n - 1n));
  const code = errorCode(typed);
  if (code !== undefined) return code;
  throw new RangeError(
    `${excerpt(text)} is no error that is known here: take a number${didYouMean(typed, errorNames())}`,
  );
}
