/**
 * What events say, as numbers of columns: found out once for all events that have the same few numbers. The rules are
 * those of events/, asked in the way that the summary does it.
 */

import type { NetEventName } from '../../events/index.ts';
import { type EventContext, factsOf } from '../../events/index.ts';
import type { Numbers } from '../../summary/batch.ts';
import { Facets } from '../../summary/facets.ts';
import {
  type Asked,
  CAUSE_MEMBERS,
  type Contradicting,
  causeOf,
  FILTER_MEMBERS,
  FILTER_WORDS,
  filterOf,
  SHAPE_MEMBERS,
  type Shape,
  shapeOf,
  WAY_MEMBERS,
  wayOf,
} from '../../summary/meaning.ts';
import type { Members } from '../../summary/members.ts';
import { partialEvent } from '../../summary/partial.ts';
import type { CodedColumn, Columns } from './columns.ts';
import type { InMember } from './described.ts';
import { NONE } from './dictionary.ts';

/** Members that the address of the local end can be in. */
export const LOCAL_ADDRESSES = [
  'header.localAddrV4',
  'header.localAddrV6',
  'body.internalHostV4Addr',
  'body.internalHostV6Addr',
] as const;

export type LocalAddress = (typeof LOCAL_ADDRESSES)[number];

/** Which members of an event count, and the numbers of what it is. */
export interface CodedShape extends Shape {
  readonly codes: {
    readonly outcome: number;
    readonly type: number;
    readonly protocol: number;
    readonly flags: number;
  };
  /** The struct of a failed negotiation, from the event; '' for what is none. */
  readonly arm: string;
}

export interface CodedWay {
  /** Undefined where not all agrees on a direction. */
  readonly isInbound: boolean | undefined;
  readonly codes: { readonly layer: number; readonly direction: number; readonly contradiction: number };
}

export interface CodedCause {
  readonly codes: { readonly error: number; readonly point: number; readonly method: number };
}

/** What the events of one version mean, where certain filters are known. */
export class Meanings {
  readonly shapes: Facets<CodedShape>;
  readonly locals: Facets<{ readonly member: LocalAddress | undefined }>;
  readonly ways: Facets<CodedWay>;
  readonly causes: Facets<CodedCause>;
  readonly filters: Facets<{ readonly code: number }>;

  constructor(columns: Columns, struct: NetEventName, members: Members, context: EventContext) {
    const asked: Asked = { struct, members, context };
    const facets = <T>(width: number, make: (numbers: Numbers) => T) =>
      new Facets(width, make, () => undefined);
    this.shapes = facets(SHAPE_MEMBERS.length + 1, (numbers) => codedShape(columns, shapeOf(asked, numbers)));
    this.locals = facets(SHAPE_MEMBERS.length + 1, (numbers) => ({ member: localOf(asked, numbers) }));
    this.ways = facets(WAY_MEMBERS.length, (numbers) => codedWay(columns, asked, numbers));
    this.causes = facets(CAUSE_MEMBERS.length, (numbers) => codedCause(columns, asked, numbers));
    this.filters = facets(FILTER_MEMBERS.length + FILTER_WORDS, (numbers) => ({
      code: filterCode(columns, asked, numbers),
    }));
  }
}

/** Where the members of failed negotiations are. */
const ARMS: Readonly<
  Record<string | number, { readonly arm: string; readonly method?: string } | undefined>
> = {
  FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE: { arm: 'ikeMmFailure', method: 'mmAuthMethod' },
  FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE: { arm: 'ikeQmFailure' },
  FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE: { arm: 'ikeEmFailure', method: 'emAuthMethod' },
};

function codedShape({ outcome, type, protocol, flags, typesOf }: Columns, shape: Shape): CodedShape {
  const name = shape.outcome ?? 'unknown';
  if (shape.type !== undefined) typesOf[name].add(shape.type);
  return {
    ...shape,
    codes: {
      outcome: outcome.dictionary.codeOf(name, name),
      type: shape.type === undefined ? NONE : type.dictionary.codeOf(shape.type, shape.type),
      protocol:
        shape.protocol === undefined ? NONE : protocol.dictionary.codeOf(shape.protocol, shape.protocol),
      flags:
        shape.unknownFlags === undefined
          ? NONE
          : flags.dictionary.codeOf(shape.unknownFlags, shape.unknownFlags),
    },
    arm: ARMS[shape.type ?? '']?.arm ?? '',
  };
}

/**
 * The member that has the address of the local end. As in the summary, each address of the event that is asked about is the
 * name of its member.
 * @param numbers those of {@link SHAPE_MEMBERS}; then which of {@link LOCAL_ADDRESSES} are there, a bit each.
 */
function localOf(asked: Asked, numbers: Numbers): LocalAddress | undefined {
  const known: Record<string, number | string | undefined> = {};
  for (const [i, member] of SHAPE_MEMBERS.entries()) known[member] = numbers[i];
  const isThere = numbers[SHAPE_MEMBERS.length] ?? 0;
  for (const [i, member] of LOCAL_ADDRESSES.entries()) if (isThere & (1 << i)) known[member] = member;
  const { local } = factsOf(asked.struct, partialEvent(asked.members, known), asked.context);
  return LOCAL_ADDRESSES.find((member) => member === local.address);
}

function codedWay({ layer, direction, contradiction }: Columns, asked: Asked, numbers: Numbers): CodedWay {
  const way = wayOf(asked, numbers);
  return {
    isInbound: way.agreed && way.agreed === 'inbound',
    codes: {
      layer: way.layer === undefined ? NONE : layer.dictionary.codeOf(way.layer.code, way.layer),
      direction:
        // Of a negotiation it is known who began it, which no condition is about.
        way.direction === undefined || way.outcome === 'failed'
          ? NONE
          : direction.dictionary.codeOf(way.direction, way.direction),
      contradiction:
        way.contradiction === undefined
          ? NONE
          : contradiction.dictionary.codeOf(contradictionKey(way.contradiction), way.contradiction),
    },
  };
}

function contradictionKey({ direction, layer }: Contradicting): string {
  return `${direction} ${layer.code}`;
}

function codedCause({ error, point, method }: Columns, asked: Asked, numbers: Numbers): CodedCause {
  const { failure, ike } = causeOf(asked, numbers);
  const arm = ARMS[ike === undefined ? '' : TYPES[ike.mode]];
  return {
    codes: {
      error:
        failure === undefined ? NONE : error.dictionary.codeOf(`${failure.kind} ${failure.code}`, failure),
      point: memberCode(point, `${arm?.arm}.failurePoint`, ike?.failurePoint),
      method: memberCode(method, `${arm?.arm}.${arm?.method}`, ike?.authMethod),
    },
  };
}

const TYPES = {
  main: 'FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE',
  quick: 'FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE',
  extended: 'FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE',
} as const;

/** The number of a member's value. */
export function memberCode(column: CodedColumn<InMember>, path: string, value: string | undefined): number {
  return value === undefined ? NONE : column.dictionary.codeOf(`${path} ${value}`, { path, value });
}

function filterCode({ filter }: Columns, asked: Asked, numbers: Numbers): number {
  const found = filterOf(asked, numbers);
  if (found === undefined) return NONE;
  const { id, name } = found;
  return filter.dictionary.codeOf(`${id} ${name ?? ''}`, { id, name });
}
