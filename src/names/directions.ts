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
