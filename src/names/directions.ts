/** Which way traffic goes. */
import { lookUp } from './lookUp.ts';

/** As seen from the machine that recorded the event. */
export type FlowDirection = 'inbound' | 'outbound' | 'forward' | 'bidirectional';

const DIRECTIONS: Readonly<Record<string, FlowDirection>> = {
  MS_FWP_DIRECTION_IN: 'inbound',
  MS_FWP_DIRECTION_OUT: 'outbound',
  MS_FWP_DIRECTION_FORWARD: 'forward',
  MS_FWP_DIRECTION_BIDIRECTIONAL: 'bidirectional',
  FWP_DIRECTION_INBOUND: 'inbound',
  FWP_DIRECTION_OUTBOUND: 'outbound',
};

/** The direction that an MS_FWP_DIRECTION or FWP_DIRECTION says, by its C name. */
export function directionNamed(name: string): FlowDirection | undefined {
  return lookUp(DIRECTIONS, name);
}

/**
 * The direction that a number says where one of MS_FWP_DIRECTION is expected, and one of FWP_DIRECTION is there: four public
 * readers of these events take 0 and 1 so. Undefined for any other number.
 */
export function directionNumbered(code: number): FlowDirection | undefined {
  return NUMBERED[code];
}

const NUMBERED: readonly FlowDirection[] = ['outbound', 'inbound'];

/** What people and other tools call them: netsh and the schemas of SIEMs. */
const OTHER_NAMES: Readonly<Record<string, FlowDirection>> = {
  in: 'inbound',
  ingress: 'inbound',
  out: 'outbound',
  egress: 'outbound',
  // The ids of the messages that audit events have in this place.
  '%%14592': 'inbound',
  '%%14593': 'outbound',
  '%%14594': 'forward',
  '%%14595': 'bidirectional',
};

const FLOWS: readonly FlowDirection[] = ['inbound', 'outbound', 'forward', 'bidirectional'];

/** The direction that is meant by a text, in any case: a word, or a C name; undefined for anything else. */
export function directionTyped(text: string): FlowDirection | undefined {
  const word = text.toLowerCase();
  return (
    FLOWS.find((flow) => flow === word) ?? lookUp(OTHER_NAMES, word) ?? directionNamed(text.toUpperCase())
  );
}
