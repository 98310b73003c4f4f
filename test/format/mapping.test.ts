/**
 * docs/mapping.md says which member becomes what. Its tables are made here: each member of an event is changed alone, and
 * what changes with it is what is made of it. `npx vitest run test/format/mapping.test.ts --update` writes them anew.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { CSV_COLUMNS, csv, type EventContext, ecs, ocsf } from '../../src/formats.ts';
import { FWPM_NET_EVENT5, type ValueLayout } from '../../src/index.ts';
import { liveMembers } from '../../src/layout/index.ts';
import { decodeFixture } from '../support/decode.ts';
import { eventFixtures, leavesOf, ORIGIN } from '../support/events.ts';
import { EXHAUSTIVE, rows } from '../support/exhaustive.ts';
import { sampleFixtures } from '../support/fixtures.ts';

const DOCUMENT = '../../docs/mapping.md';

type PlainRecord = Readonly<Record<string, unknown>>;

// --- events --------------------------------------------------------------------------------------------------

/** Rules and layers that fit every event, and that differ in everything from id to id. */
const CONTEXT: EventContext = {
  rules: {
    rule: (filterId) =>
      filterId === 0n
        ? undefined
        : {
            filterId,
            filterKey: `key ${filterId}`,
            name: `name ${filterId}`,
            description: `description ${filterId}`,
            provider: `provider ${filterId}`,
            layer: `layer ${filterId}`,
            subLayer: `sublayer ${filterId}`,
            action: `action ${filterId}`,
            callout: `callout ${filterId}`,
            origin: `origin ${filterId}`,
          },
    layer: (id) => `layer ${id}`,
  },
};

/** What makes the traffic of an event outbound, and not local. */
const OUTBOUND: PlainRecord = {
  msFwpDirection: 'MS_FWP_DIRECTION_OUT',
  direction: 'FWP_DIRECTION_OUTBOUND',
  layerId: 48,
  saRole: 'IKEEXT_SA_ROLE_INITIATOR',
  isLoopback: false,
};

/** The events of a process, all made outbound: at least one of each type. */
const EVENTS: readonly PlainRecord[] = sampleFixtures()
  .filter(({ name }) => name === 'enum5')
  .flatMap((fixture) => decodeFixture(fixture))
  .map((event) => outbound(record(event)));

function outbound(event: PlainRecord): PlainRecord {
  const { header, type, ...arms } = event;
  const [[arm, body] = []] = Object.entries(arms);
  const members = Object.keys(record(body)).filter((name) => name in OUTBOUND);
  const changed = Object.fromEntries(members.map((name) => [name, OUTBOUND[name]]));
  return { header, type, [arm ?? '']: { ...record(body), ...changed } };
}

function record(value: unknown): PlainRecord {
  if (typeof value !== 'object' || value === null) throw new Error(`no object, but ${value}`);
  return { ...value };
}

const TYPES = [...new Set(EVENTS.map(({ type }) => String(type)))];

// --- what is made of a member --------------------------------------------------------------------------------

/** The columns and fields, but for the whole event, with their values; OCSF's `unmapped` is ECS's `wfp`. */
interface Written {
  readonly csv: ReadonlyMap<string, unknown>;
  readonly ecs: ReadonlyMap<string, unknown>;
  readonly ocsf: ReadonlyMap<string, unknown>;
}

function written(event: PlainRecord): Written {
  const [row] = parse(csv(CONTEXT).write('FWPM_NET_EVENT5', event), { columns: [...CSV_COLUMNS] });
  const fields = (text: string, hidden: RegExp) =>
    new Map([...leavesOf(JSON.parse(text))].filter(([path]) => !hidden.test(path)));
  return {
    csv: new Map(Object.entries(record(row)).filter(([column, cell]) => column !== 'event' && cell !== '')),
    ecs: fields(ecs(CONTEXT).write('FWPM_NET_EVENT5', event), /^wfp\.event\b/),
    ocsf: fields(ocsf(CONTEXT).write('FWPM_NET_EVENT5', event), /^unmapped\b/),
  };
}

type Format = keyof Written;
const FORMATS: readonly Format[] = ['csv', 'ecs', 'ocsf'];

/** Names of what differs between an event and others. */
function differences(event: PlainRecord, others: readonly PlainRecord[]): Record<Format, Set<string>> {
  const before = written(event);
  const found = { csv: new Set<string>(), ecs: new Set<string>(), ocsf: new Set<string>() };
  for (const other of others) {
    const after = written(other);
    for (const format of FORMATS) {
      for (const name of [...before[format].keys(), ...after[format].keys()]) {
        const [was, is] = [before[format].get(name), after[format].get(name)];
        if (JSON.stringify(was) !== JSON.stringify(is)) found[format].add(name);
      }
    }
  }
  return found;
}

/** A header or a body in its event. */
interface Part {
  readonly name: string;
  readonly members: readonly (readonly [name: string, layout: ValueLayout])[];
  readonly value: PlainRecord;
  readonly event: PlainRecord;
}

/** The event with another value of the part. */
function put({ name, event }: Part, value: PlainRecord): PlainRecord {
  return { ...event, [name]: value };
}

function partOf(event: PlainRecord, name: string): Part {
  const value = record(event[name]);
  const live = [...liveMembers(FWPM_NET_EVENT5.fields, event)].find(([member]) => member === name);
  let layout = live?.[1];
  if (layout?.kind === 'pointer') layout = layout.to;
  if (layout?.kind !== 'struct') throw new Error(`${name} is no struct`);
  const members = [...liveMembers(layout.fields, value)];
  return { name, members, value, event };
}

type Row = readonly [member: string, made: Readonly<Record<Format, ReadonlySet<string>>>];

function rowsOf(part: Part): Row[] {
  return part.members
    .filter(([member]) => !(part.name === 'header' && member === 'flags'))
    .map(([member, layout]) => [member, madeOf(part, member, layout)]);
}

function madeOf(part: Part, member: string, layout: ValueLayout): Record<Format, Set<string>> {
  const { name, value, event } = part;
  const tag = TAGS[member];
  if (tag === undefined) {
    const others = changed(layout, value[member]).map((other) => put(part, { ...value, [member]: other }));
    return differences(event, others);
  }
  const other = partOf(put(part, tag.other(value)), name);
  const armsOf = (one: Part) => one.members.filter(([name]) => tag.arms.test(name));
  const arms = armsOf(part);
  // Beside what the tag itself becomes, there would be what arms bring that were not there before.
  const made = differences(event, arms.length === 0 && armsOf(other).length > 0 ? [] : [other.event]);
  // What a tag's arms become is in the rows of the arms.
  for (const [arm, armLayout] of arms) {
    const ofArm = madeOf(part, arm, armLayout);
    for (const format of FORMATS) for (const field of ofArm[format]) made[format].delete(field);
  }
  return made;
}

/** Members that select an arm of a union: of which names the arms are, and a value that selects others. */
const TAGS: Readonly<Record<string, { arms: RegExp; other: (value: PlainRecord) => PlainRecord }>> = {
  ipVersion: {
    arms: /AddrV[46]$|V[46]Addr$/,
    other: ({ ipVersion, ...value }) => {
      const [version, address] = ipVersion === 'FWP_IP_VERSION_V4' ? [6, '::1'] : [4, '127.0.0.1'];
      const ends = ['local', 'remote'].map((end) => [`${end}AddrV${version}`, address]);
      const hosts = ['internal', 'public'].map((side) => [`${side}HostV${version}Addr`, address]);
      return {
        ...value,
        ipVersion: `FWP_IP_VERSION_V${version}`,
        ...Object.fromEntries([...ends, ...hosts]),
      };
    },
  },
  saTrafficType: {
    arms: /SubNet$/,
    other: ({ localSubNet: _local, remoteSubNet: _remote, ...value }) => ({ ...value, saTrafficType: 77 }),
  },
};

/** Other values of a member, such that everything that can be made of it changes with one of them. */
function changed(layout: ValueLayout, value: unknown): unknown[] {
  switch (layout.kind) {
    case 'pointer':
      return changed(layout.to, value);
    case 'enum':
      return [...Object.keys(layout.values).filter((name) => name !== value), 77];
    case 'filetime':
      return [Number(value) + 1, Number(value) + 10_000].map(BigInt);
    case 'uint64':
      return [0n, BigInt(Number(value)) + 4096n];
    case 'flags':
      return [Number(value) ^ 1];
    case 'bool':
      return [!value];
    case 'ipv4':
      return ['203.0.113.9'];
    case 'ipv6':
      return ['2001:db8::9'];
    case 'mac':
      return ['0A-0B-0C-0D-0E-0F'];
    case 'guid':
      return ['99999999-9999-9999-9999-999999999999'];
    case 'bytes':
      return [new Uint8Array(layout.size).fill(9)];
    case 'blob':
      return layout.content === 'text' ? [`${value}x`, 'x'] : [Uint8Array.of(9)];
    case 'sid':
    case 'wideString':
      return [`${value ?? ''}x`];
    case 'counted':
      return [['S-1-5-99']];
    case 'struct':
      return [{ type: 'FWP_EMPTY' }];
    default:
      // The second is the id of a layer that implies the other direction, the third a Win32 error with a name.
      return [Number(value) + 2, 44, ...(layout.kind === 'uint32' ? [13803] : [])];
  }
}

// --- tables --------------------------------------------------------------------------------------------------

/** Rows of the same member in several events, in the order in which the members first stand. */
function merged(rows: readonly Row[]): Row[] {
  const all = new Map<string, Record<Format, Set<string>>>();
  for (const [member, made] of rows) {
    const before = all.get(member) ?? { csv: new Set(), ecs: new Set(), ocsf: new Set() };
    for (const format of FORMATS) for (const name of made[format]) before[format].add(name);
    all.set(member, before);
  }
  return [...all];
}

/** Names as code; all members of an end are the end. */
function names(of: ReadonlySet<string>): string {
  const ends = [...of].filter((name) => /^(source|destination|src_endpoint|dst_endpoint)\./.test(name));
  const isSwap = new Set(ends.map((name) => name.split('.')[0])).size > 1;
  const shown = new Set(
    [...of].map((name) => (isSwap && ends.includes(name) ? (name.split('.')[0] ?? '') : name)),
  );
  return shown.size === 0
    ? '–'
    : [...shown]
        .sort()
        .map((name) => `\`${name}\``)
        .join(', ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function typesTable(): string {
  const rows = TYPES.map((type) => {
    const { csv, ecs, ocsf } = written(record(EVENTS.find((event) => event['type'] === type)));
    const said = (of: ReadonlyMap<string, unknown>, ...fields: string[]) =>
      fields.map((field) => (of.has(field) ? String(of.get(field)).replaceAll(',', ', ') : '–'));
    return [
      short(type),
      ...said(csv, 'outcome'),
      ...said(ecs, 'event.action', 'event.type', 'event.outcome'),
      ...said(ocsf, 'class_uid', 'activity_id', 'action_id', 'disposition_id'),
    ];
  });
  return table(
    [
      'FWPM_NET_EVENT_TYPE_…',
      'CSV: `outcome`',
      'ECS: `event.action`',
      '`event.type`',
      '`event.outcome`',
      'OCSF: `class_uid`',
      '`activity_id`',
      '`action_id`',
      '`disposition_id`',
    ],
    rows,
  );
}

/** The classes make their own of the header: Tunnel Activity has a user. */
function headerTable(): string {
  const ofClass = (isTunnel: boolean) =>
    merged(
      EVENTS.filter(({ type }) => String(type).includes('_IKEEXT_') === isTunnel).flatMap((event) =>
        rowsOf(partOf(event, 'header')),
      ),
    );
  const tunnel = new Map(ofClass(true));
  const rows = ofClass(false).map(([member, made]) => {
    const [network, ofTunnel] = [names(made.ocsf), names(tunnel.get(member)?.ocsf ?? new Set())];
    return [
      `\`${member}\``,
      names(made.csv),
      names(made.ecs),
      network === ofTunnel ? network : `${network}; of tunnels: ${ofTunnel}`,
    ];
  });
  return table(['member', 'CSV', 'ECS', 'OCSF'], rows);
}

function bodyTables(): string {
  return TYPES.map((type) => {
    const events = EVENTS.filter((event) => event['type'] === type);
    // What stands in for the header is used only if no flag vouches for the header.
    const bare = events.map((event) => ({ ...event, header: { ...record(event['header']), flags: 0 } }));
    const rows = merged([...events, ...bare].flatMap((event) => rowsOf(partOf(event, bodyName(event)))));
    const cells = rows.map(([member, { csv, ecs, ocsf }]) => [
      `\`${member}\``,
      names(csv),
      names(ecs),
      names(ocsf),
    ]);
    return `### ${short(type)}\n\n${table(['member', 'CSV', 'ECS', 'OCSF'], cells)}`;
  }).join('\n\n');
}

function bodyName(event: PlainRecord): string {
  return Object.keys(event).find((name) => name !== 'header' && name !== 'type') ?? '';
}

function short(type: string): string {
  return type.replace('FWPM_NET_EVENT_TYPE_', '');
}

// --- tests ---------------------------------------------------------------------------------------------------

function documentText(): string {
  return readFileSync(fileURLToPath(new URL(DOCUMENT, import.meta.url)), 'utf8');
}

test.runIf(EXHAUSTIVE)('the tables of docs/mapping.md are what the formats do', async () => {
  const tables = { types: typesTable(), header: headerTable(), bodies: bodyTables() };
  let text = documentText();
  for (const [name, table] of Object.entries(tables)) {
    const place = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`);
    expect(text).toMatch(place);
    text = text.replace(place, (_all, begin, end) => `${begin}${table}\n${end}`);
  }
  await expect(text).toMatchFileSnapshot(DOCUMENT);
});

test('all columns stand in docs/mapping.md, in their order', () => {
  const [, columns = ''] =
    /\n\| column \| what it says \|\n\|---\|---\|\n([\s\S]*?)\n\n/.exec(documentText()) ?? [];
  expect(columns.split('\n').map((line) => /^\| `(\w+)`/.exec(line)?.[1])).toEqual(CSV_COLUMNS);
});

test('every field of every document stands in docs/mapping.md', () => {
  const text = documentText();
  // Ends are named as a whole, and so is the product.
  const isNamed = (path: string) =>
    [
      path,
      /^(source|destination|src_endpoint|dst_endpoint|metadata\.product)\./.exec(path)?.[1] ?? path,
    ].some((name) => text.includes(`\`${name}\``));
  const paths = new Set<string>();
  for (const { struct, events } of eventFixtures()) {
    for (const event of events) {
      for (const format of [ecs(CONTEXT), ocsf(CONTEXT)]) {
        for (const [path] of leavesOf(JSON.parse(format.write(struct, event, ORIGIN)))) paths.add(path);
      }
    }
  }
  const shown = [...paths].filter((path) => !/^(unmapped|wfp\.event)\b/.test(path));
  expect(shown.length).toBeGreaterThan(90);
  expect(shown.filter((path) => !isNamed(path))).toEqual([]);
});

test.each(rows(['IKEEXT_QM_FAILURE', 'IKEEXT_EM_FAILURE']))('%s: what the traffic type becomes', (type) => {
  const event = EVENTS.find((event) => event['type'] === `FWPM_NET_EVENT_TYPE_${type}`) ?? {};
  const made = new Map(rowsOf(partOf(event, bodyName(event)))).get('saTrafficType');
  expect(made).toEqual({
    csv: new Set(['ike_traffic_type']),
    ecs: new Set(['wfp.ike.traffic_type']),
    ocsf: new Set(['tunnel_type']),
  });
});

test('every type of event has its table', () => {
  expect(TYPES.length).toBe(11);
});
