/** States of filters by hand, in one line each. */
import type { FileRules } from '../../src/formats.ts';
import { rulesIn } from './filters.ts';

/** Sublayers by their letters: S and T have the same weight, U and V have none in the file. */
export const SUBLAYERS: Readonly<Record<string, number | undefined>> = {
  A: 500,
  B: 400,
  C: 300,
  D: 200,
  S: 100,
  T: 100,
  U: undefined,
  V: undefined,
};

export function subLayerKey(letter: string): string {
  return `${letter.charCodeAt(0).toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;
}

const FLAGS: Readonly<Record<string, string>> = {
  hard: 'CLEAR_ACTION_RIGHT',
  boot: 'BOOTTIME',
  disabled: 'DISABLED',
  persistent: 'PERSISTENT',
  indexed: 'INDEXED',
  unless: 'PERMIT_IF_CALLOUT_UNREGISTERED',
};

const ACTIONS: Readonly<Record<string, string>> = {
  permit: 'PERMIT',
  block: 'BLOCK',
  terminating: 'CALLOUT_TERMINATING',
  maybe: 'CALLOUT_UNKNOWN',
  look: 'CALLOUT_INSPECTION',
  continue: 'CONTINUE',
};

/** `remoteport=443` and the like. */
const CONDITIONS: readonly (readonly [form: RegExp, xml: (value: string) => string])[] = [
  [/^port=(\d+)$/, (port) => conditionXml('IP_REMOTE_PORT', 'EQUAL', 'UINT16', 'uint16', port)],
  [/^port!=(\d+)$/, (port) => conditionXml('IP_REMOTE_PORT', 'NOT_EQUAL', 'UINT16', 'uint16', port)],
  [/^protocol=(\d+)$/, (number) => conditionXml('IP_PROTOCOL', 'EQUAL', 'UINT8', 'uint8', number)],
  [
    /^user$/,
    () => conditionXml('ALE_USER_ID', 'EQUAL', 'SECURITY_DESCRIPTOR_TYPE', 'sd', 'O:SYG:SYD:(A;;CC;;;AU)'),
  ],
  [/^interface$/, () => conditionXml('IP_LOCAL_INTERFACE', 'EQUAL', 'UINT64', 'uint64', '7')],
];

function conditionXml(field: string, match: string, type: string, element: string, value: string): string {
  return `<item><fieldKey>FWPM_CONDITION_${field}</fieldKey><matchType>FWP_MATCH_${match}</matchType><conditionValue><type>FWP_${type}</type><${element}>${value}</${element}></conditionValue></item>`;
}

/**
 * A filter such as `A:10 hard permit port=443`: its sublayer, its effective weight (or ?), flags, action and conditions. @FORWARD
 * puts it at another layer.
 */
function filterXml(line: string, id: number): string {
  const [place = '', ...words] = line.trim().split(/\s+/);
  const [letter = '', weight = '?'] = place.split(':');
  const flags = words
    .flatMap((word) => FLAGS[word] ?? [])
    .map((flag) => `<item>FWPM_FILTER_FLAG_${flag}</item>`);
  const action = words.flatMap((word) => ACTIONS[word] ?? [])[0];
  const conditions = words.flatMap((word) =>
    CONDITIONS.flatMap(([form, xml]) => {
      const found = form.exec(word);
      return found === null ? [] : [xml(found[1] ?? '')];
    }),
  );
  const layer = words.includes('@FORWARD') ? 'IPFORWARD_V4' : 'ALE_AUTH_CONNECT_V4';
  const used =
    flags.length + (action === undefined ? 0 : 1) + conditions.length + (layer.startsWith('IP') ? 1 : 0);
  if (used !== words.length) throw new Error(`words without a meaning: ${line}`);
  return `<item><filterKey/><displayData><name>F${id}</name></displayData><flags>${flags.join('')}</flags>
    <layerKey>FWPM_LAYER_${layer}</layerKey><subLayerKey>{${subLayerKey(letter)}}</subLayerKey>
    <filterCondition>${conditions.join('')}</filterCondition>
    ${action === undefined ? '' : `<action><type>FWP_ACTION_${action}</type><filterType/></action>`}
    <filterId>${id}</filterId>
    ${weight === '?' ? '' : `<effectiveWeight><type>FWP_UINT64</type><uint64>${weight}</uint64></effectiveWeight>`}</item>`;
}

/** A state of the filters in some lines, separated by semicolons; their ids count from 1. */
export function stateXml(lines: string): string {
  const filters = lines.split(';').map((line, i) => filterXml(line, i + 1));
  const subLayers = Object.entries(SUBLAYERS).map(
    ([letter, weight]) =>
      `<item><subLayerKey>{${subLayerKey(letter)}}</subLayerKey><displayData><name>${letter}</name></displayData>${
        weight === undefined ? '' : `<weight>${weight}</weight>`
      }</item>`,
  );
  return `<wfpstate><subLayers>${subLayers.join('')}</subLayers><layers><item><layer><layerKey>FWPM_LAYER_ALE_AUTH_CONNECT_V4</layerKey><layerId>48</layerId></layer><filters>${filters.join('')}</filters></item></layers></wfpstate>`;
}

export function stateOf(lines: string): Promise<FileRules> {
  return rulesIn(stateXml(lines), { state: true });
}
