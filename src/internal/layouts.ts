/** The layouts that are known of the fields after FWPM_NET_EVENT5, and the event with them as one struct. */
import {
  type AnyStruct,
  bytes,
  enumeration,
  extentOf,
  type Fields,
  placementOf,
  struct,
  union,
} from '../layout/index.ts';
import { FWPM_NET_EVENT_TYPE, FWPM_NET_EVENT5 } from '../wfp/index.ts';
import {
  FWPM_NET_EVENT_INTERNAL_FIELDS_A,
  FWPM_NET_EVENT_INTERNAL_FIELDS_B,
  FWPM_NET_EVENT_INTERNAL_FIELDS_C,
  FWPM_NET_EVENT_INTERNAL_TYPE,
  INTERNAL_ARMS,
} from '../wfp/undocumented.ts';

/**
 * The undocumented layouts of the fields after FWPM_NET_EVENT5: A of Windows 10, version 1903 to 20H1, B of about Windows
 * Server 2022 (20348) and Windows 11 (22000), C as of 2026.
 */
export const INTERNAL_LAYOUTS = {
  A: FWPM_NET_EVENT_INTERNAL_FIELDS_A,
  B: FWPM_NET_EVENT_INTERNAL_FIELDS_B,
  C: FWPM_NET_EVENT_INTERNAL_FIELDS_C,
} as const;

export type InternalLayout = keyof typeof INTERNAL_LAYOUTS;

/** The members that can be anything, and stand where another layout, or none, may have something else. */
export const UNPROVEN = [
  'interfaceIndex',
  'interfaceLuid',
  'compartmentId',
  'reserved',
  'processId',
] as const;

export const INTERNAL_LAYOUT_NAMES: readonly InternalLayout[] = ['A', 'B', 'C'];

/** All members of the layouts, in an order that each of them has. */
export const INTERNAL_MEMBERS = {
  ...FWPM_NET_EVENT_INTERNAL_FIELDS_A.fields,
  ...FWPM_NET_EVENT_INTERNAL_FIELDS_B.fields,
  ...FWPM_NET_EVENT_INTERNAL_FIELDS_C.fields,
} as const;

/** Where the fields begin. */
export const FIELDS_OFFSET = BigInt(extentOf(FWPM_NET_EVENT5, 'x64').size);

/** Where the type of an event stands, with the pointer to its body after it. */
export const TYPE_OFFSET = BigInt(
  placementOf(FWPM_NET_EVENT5, 'x64').items.find((item) => item.kind === 'member' && item.name === 'type')
    ?.offset ?? 0,
);

/** FWPM_NET_EVENT_TYPE with the internal types. */
const ALL_TYPES = enumeration('FWPM_NET_EVENT_TYPE', {
  ...FWPM_NET_EVENT_TYPE.values,
  ...FWPM_NET_EVENT_INTERNAL_TYPE.values,
});

const PUBLIC = {
  header: FWPM_NET_EVENT5.fields.header,
  type: ALL_TYPES,
  event: union('type', { ...FWPM_NET_EVENT5.fields.event.arms, ...INTERNAL_ARMS }),
} as const;

/**
 * FWPM_NET_EVENT5 as a struct with the internal types and, where a layout is given, the fields after it as its member
 * `internal`: what `explain` and `layoutOf` take. Undocumented, and right for x64 only.
 * @param isProven whether only what fits is known, and not that the layout is right: members that nothing proves are bytes
 * without a name then.
 */
export function internalEvent(layout?: InternalLayout, isProven = false): AnyStruct {
  if (layout === undefined) return struct('FWPM_NET_EVENT5', PUBLIC);
  const fields = INTERNAL_LAYOUTS[layout];
  const internal = isProven ? struct(fields.name, provenFields(fields.fields)) : fields;
  return struct('FWPM_NET_EVENT5', { ...PUBLIC, internal });
}

function provenFields(fields: Fields): Fields {
  const proven = Object.entries(fields).map(([name, layout], index) =>
    UNPROVEN.some((unproven) => unproven === name) && 'size' in layout
      ? [`unproven${index}`, bytes(layout.size)]
      : [name, layout],
  );
  return Object.fromEntries(proven);
}
