/** Events as typed tables, each format read back by a reader that is not ours. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CSV_COLUMNS, csv, type EventContext } from '../../src/formats.ts';
import { FWPM_NET_EVENT2, FWPM_NET_EVENT5 } from '../../src/index.ts';
import { arrow } from '../../src/tables/arrow.ts';
import { type Origin, TABLE_COLUMNS } from '../../src/tables/index.ts';
import { arbitraryOf } from '../properties/arbitrary.ts';
import { CONTEXT, drop, event5, eventFixtures, mainModeFailure, ORIGIN } from '../support/events.ts';
import { EXHAUSTIVE, rows, runs } from '../support/exhaustive.ts';
import { replaced } from '../support/surrogates.ts';
import {
  type Cell,
  type Entry,
  FORMATS,
  type Row,
  roundTrip,
  rowOf,
  withDuckDB,
  written,
} from './support.ts';

const SEED = 20261122;

const MOST = 2n ** 64n - 1n;

const V6 = { ipVersion: 'FWP_IP_VERSION_V6', localAddrV6: 'fe80::1', remoteAddrV6: '::' };

// --- the same as CSV -----------------------------------------------------------------------------------------

type CsvRow = Readonly<Record<string, string>>;

function csvRows(entries: readonly Entry[], context: EventContext): CsvRow[] {
  const format = csv(context);
  const text = format.head + entries.map(([struct, event]) => format.write(struct, event)).join('');
  return parse(text, { columns: true });
}

/** What CSV has for a row of a table. */
function csvRowOf(row: Row): CsvRow {
  return Object.fromEntries(CSV_COLUMNS.map((name) => [name, csvCell(name, row)]));
}

function csvCell(name: string, row: Row): string {
  const cell = row[name] ?? null;
  if (cell === null) return '';
  if (name === 'time') return timeText(BigInt(cell), BigInt(row['time_ticks'] ?? -1));
  if (name === 'status') return `0x${Number(cell).toString(16).padStart(8, '0')}`;
  return visible(String(cell));
}

/** A time of which the microseconds are said by one column, and all by another. */
function timeText(microseconds: bigint, ticks: bigint): string {
  const since1601 = microseconds + 11_644_473_600_000_000n;
  expect(since1601).toBe(ticks / 10n);
  const seconds = new Date(Number(ticks / 10_000_000n - 11_644_473_600n) * 1000);
  if (Number.isNaN(seconds.getTime()) || seconds.getUTCFullYear() > 9999) return String(ticks);
  return `${seconds.toISOString().slice(0, 19)}.${String(ticks % 10_000_000n).padStart(7, '0')}Z`;
}

function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu,
    (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Text as UTF-8 has it. */
function wellFormed(row: CsvRow): CsvRow {
  const decoded = (text: string): string => new TextDecoder().decode(Buffer.from(text));
  return Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, decoded(cell)]));
}

describe.each(rows(FORMATS))('$name', (format) => {
  test.each(rows(eventFixtures(), 90))('$name: rows as in CSV', async ({ struct, events }) => {
    const entries: Entry[] = events.map((event) => [struct, event]);
    const { columns, rows } = await roundTrip(format, entries, CONTEXT);
    expect(columns).toEqual(TABLE_COLUMNS.map(({ name, type }) => [name, type]));
    expect(rows.map(csvRowOf)).toEqual(csvRows(entries, CONTEXT).map(wellFormed));
  });

  test('rows of any events as in CSV', async () => {
    const entry: fc.Arbitrary<Entry> = fc.oneof(
      arbitraryOf(FWPM_NET_EVENT5).map((event): Entry => ['FWPM_NET_EVENT5', event]),
      arbitraryOf(FWPM_NET_EVENT2).map((event): Entry => ['FWPM_NET_EVENT2', event]),
      fc.constant<Entry>(['FWPM_NET_EVENT0', null]),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 40 }), async (entries) => {
        const { rows, groups } = await roundTrip(format, entries, CONTEXT, 16);
        expect(rows.map(csvRowOf)).toEqual(csvRows(entries, CONTEXT).map(wellFormed));
        expect(groups.every((group) => group <= 16)).toBe(true);
      }),
      { seed: SEED, numRuns: runs(60) },
    );
  });

  // --- cells ---------------------------------------------------------------------------------------------------

  test.each<[what: string, event: unknown, expected: Row]>(
    rows(
      [
        ['ids of 64 bits', event5('CLASSIFY_DROP', drop({ filterId: MOST })), { filter_id: MOST }],
        ['id 0', event5('CLASSIFY_DROP', drop({ filterId: 0n })), { filter_id: 0n }],
        [
          'ids of 63 bits and one more',
          event5('CLASSIFY_DROP', drop({ filterId: 2n ** 63n })),
          { filter_id: 2n ** 63n },
        ],
        ['ids of main mode', event5('IKEEXT_MM_FAILURE', mainModeFailure({})), { ike_main_mode_id: MOST }],
        [
          'numbers of 32 bits',
          event5('CLASSIFY_DROP', drop({ originalProfile: 0xffff_ffff, currentProfile: 0x8000_0000 })),
          { original_profile: 0xffff_ffff, current_profile: 0x8000_0000 },
        ],
        [
          'scopes',
          event5('CLASSIFY_DROP', drop({}), { ...V6, scopeId: 0xffff_ffff }),
          { scope_id: 0xffff_ffff, ip_version: 6 },
        ],
        [
          'ports and layers',
          event5('CLASSIFY_DROP', drop({ layerId: 65535 }), { localPort: 65535, remotePort: 0 }),
          { layer_id: 65535, local_port: 65535, remote_port: 0 },
        ],
        [
          'protocols',
          event5('CLASSIFY_DROP', drop({}), { ipProtocol: 255 }),
          { protocol: 255, ip_version: 4 },
        ],
        [
          'errors',
          event5('IKEEXT_MM_FAILURE', mainModeFailure({ failureErrorCode: 0x8009_030c })),
          { error_code: 0x8009_030c },
        ],
        [
          'a status',
          event5('IPSEC_DOSP_DROP', {
            ipVersion: 'FWP_IP_VERSION_NONE',
            failureStatus: -1070202877,
            direction: 'FWP_DIRECTION_INBOUND',
          }),
          { status: 0xc036_0003, status_name: 'STATUS_IPSEC_WRONG_SA' },
        ],
        ['true', event5('CLASSIFY_DROP', drop({ isLoopback: true })), { loopback: true }],
        ['false', event5('CLASSIFY_DROP', drop({ isLoopback: false })), { loopback: false }],
        [
          'addresses',
          event5('CLASSIFY_DROP', drop({}), V6),
          { local_address: 'fe80::1', remote_address: '::' },
        ],
        [
          'flags',
          event5('IKEEXT_MM_FAILURE', mainModeFailure({ flags: 3 })),
          {
            ike_flags:
              'FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG_BENIGN FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG_MULTIPLE',
          },
        ],
        ['no flags', event5('IKEEXT_MM_FAILURE', mainModeFailure({ flags: 0 })), { ike_flags: null }],
        ['types without a name', event5(77, null), { type: '77', outcome: null }],
      ],
      4,
    ),
  )('%s', async (_what, event, expected) => {
    expect(await rowOf(format, event)).toMatchObject(expected);
  });

  test.each<[ticks: bigint, microseconds: bigint]>(
    rows(
      [
        [0n, -11_644_473_600_000_000n],
        [9n, -11_644_473_600_000_000n],
        [10n, -11_644_473_599_999_999n],
        [116_444_735_999_999_999n, -1n],
        [116_444_736_000_000_000n, 0n],
        [133_000_000_000_000_001n, 1_655_526_400_000_000n],
        [133_000_000_000_000_019n, 1_655_526_400_000_001n],
        // After the year 9999, and where int64 ends.
        [2_650_467_744_000_000_000n, 253_402_300_800_000_000n],
        [2n ** 63n, 910_692_730_085_477_580n],
        [MOST, 1_833_029_933_770_955_161n],
      ],
      4,
    ),
  )('a FILETIME of %s', async (ticks, microseconds) => {
    const row = await rowOf(format, event5('CLASSIFY_DROP', drop({}), { timeStamp: ticks }));
    expect(row).toMatchObject({ time: microseconds, time_ticks: ticks });
  });

  test.each<[text: string, read: string]>(
    rows(
      [
        ['', ''],
        ['a,b"c\'', 'a,b"c\''],
        ['a\0b\r\n\u001b[2J\u202e', 'a\0b\r\n\u001b[2J\u202e'],
        ['ä€😀', 'ä€😀'],
        ['\ud800', '\ufffd'],
        ['a\udc00\ud800b', 'a\ufffd\ufffdb'],
        // Both readers take it for a mark.
        ['\ufeffa', 'a'],
        ['x'.repeat(3_000_000), 'x'.repeat(3_000_000)],
      ],
      3,
    ),
  )('text %j', async (text, read) => {
    const row = await rowOf(format, event5('CLASSIFY_DROP', drop({}), { enterpriseId: text }));
    expect(row['enterprise_id'] === read).toBe(true);
    // In the event it is exact, but for unpaired surrogates.
    expect(JSON.parse(String(row['event'])).header.enterpriseId === replaced(text)).toBe(true);
  });

  test.each<[name: string, event: unknown]>(
    rows(
      [
        ['protocol', event5('CLASSIFY_DROP', drop({}), { ipProtocol: 256 })],
        ['local_port', event5('CLASSIFY_DROP', drop({}), { localPort: 65536 })],
        ['remote_port', event5('CLASSIFY_DROP', drop({}), { remotePort: -1 })],
        ['layer_id', event5('CLASSIFY_DROP', drop({ layerId: 65536 }))],
        ['original_profile', event5('CLASSIFY_DROP', drop({ originalProfile: 2 ** 32 }))],
        ['current_profile', event5('CLASSIFY_DROP', drop({ currentProfile: -1 }))],
        ['filter_id', event5('CLASSIFY_DROP', drop({ filterId: 2n ** 64n }))],
        ['filter_id', event5('CLASSIFY_DROP', drop({ filterId: -1n }))],
        ['time', event5('CLASSIFY_DROP', drop({}), { timeStamp: 2n ** 64n })],
        ['time_ticks', event5('CLASSIFY_DROP', drop({}), { timeStamp: 2n ** 64n })],
      ],
      4,
    ),
  )('%s that no struct can hold is null', async (name, event) => {
    const row = await rowOf(format, event);
    expect(row[name]).toBe(null);
    expect(row['struct']).toBe('FWPM_NET_EVENT5');
  });

  test('an event that cannot be read is a row, too', async () => {
    const nothing = Object.fromEntries(TABLE_COLUMNS.map(({ name }) => [name, null]));
    const expected = { ...nothing, struct: 'FWPM_NET_EVENT1', event: 'null' };
    const { rows } = await roundTrip(format, Array(20).fill(['FWPM_NET_EVENT1', null]));
    expect(rows).toEqual(Array(20).fill(expected));
  });

  test.each<[what: string, event: unknown, origin: Origin | undefined, host: Cell, build: Cell]>(
    rows(
      [
        ['of an event', event5('CLASSIFY_DROP', drop({})), ORIGIN, 'LAB-01', 22631],
        ['of an event that cannot be read', null, ORIGIN, 'LAB-01', 22631],
        ['without a name', null, { osBuild: 0xffff_ffff }, null, 0xffff_ffff],
        ['with a build that no number of 32 bits is', null, { host: 'a', osBuild: 2 ** 32 }, 'a', null],
        ['that nobody knows', event5('CLASSIFY_DROP', drop({})), undefined, null, null],
      ],
      2,
    ),
  )('the machine %s', async (_what, event, origin, host, os_build) => {
    const table = format.open();
    const bytes = [...table.add('FWPM_NET_EVENT5', event, origin), ...table.end()];
    const { rows } = await format.read(Buffer.concat(bytes));
    expect(rows).toMatchObject([{ struct: 'FWPM_NET_EVENT5', host, os_build }]);
  });

  test('what is null in some rows only', async () => {
    const entries = Array.from({ length: 200 }, (_, i): Entry => {
      const isThere = i % 7 === 0 || i > 150;
      return ['FWPM_NET_EVENT5', isThere ? event5('CLASSIFY_DROP', drop({ filterId: BigInt(i) })) : null];
    });
    const { rows } = await roundTrip(format, entries, {}, 64);
    expect(rows.map(({ filter_id, loopback, time_ticks }) => [filter_id, loopback, time_ticks])).toEqual(
      entries.map(([, event], i): Cell[] =>
        event === null ? [null, null, null] : [BigInt(i), false, 133_000_000_000_000_001n],
      ),
    );
  });

  // --- groups --------------------------------------------------------------------------------------------------

  const some = (count: number): Entry[] =>
    Array.from({ length: count }, (_, i) => [
      'FWPM_NET_EVENT5',
      event5('CLASSIFY_DROP', drop({ filterId: BigInt(i) })),
    ]);

  test.each<[events: number, rows: number | undefined, groups: number[]]>(
    rows(
      [
        [0, undefined, []],
        [1, undefined, [1]],
        [10, undefined, [10]],
        [10, 3, [3, 3, 3, 1]],
        [6, 3, [3, 3]],
        [3, 1, [1, 1, 1]],
        [2, 2 ** 53 - 1, [2]],
        [2000, 819, [819, 819, 362]],
      ],
      3,
    ),
  )('%i events in groups of %s', async (count, rowsOfGroup, groups) => {
    const entries = some(count);
    const table = await roundTrip(format, entries, {}, rowsOfGroup);
    expect(table.columns).toEqual(TABLE_COLUMNS.map(({ name, type }) => [name, type]));
    expect(table.groups).toEqual(groups);
    expect(table.rows.map((row) => row['filter_id'])).toEqual(entries.map((_, i) => BigInt(i)));
  });

  test('a group comes with the event that makes it full', () => {
    const pieces = written(format.open({}, 4), some(10));
    const withBytes = pieces.flatMap(({ length }, i) => (length > 0 ? [i] : []));
    expect(withBytes).toEqual([3, 7, 10]);
  });

  test.runIf(EXHAUSTIVE)('a group has 65,536 rows if nobody says another number', () => {
    const pieces = written(format.open(), Array<Entry>(65_537).fill(['FWPM_NET_EVENT5', null]));
    expect(pieces.flatMap(({ length }, i) => (length > 0 ? [i] : []))).toEqual([65_535, 65_537]);
  });

  test('what is no event is refused, and is no row', async () => {
    const table = format.open();
    const layerId = 1.5;
    expect(() => table.add('FWPM_NET_EVENT5', event5('CLASSIFY_DROP', drop({ layerId })))).toThrow(TypeError);
    expect((await format.read(Buffer.concat(table.end()))).rows).toEqual([]);
  });

  test('a U+FEFF in front of text is in the bytes', () => {
    const event = event5('CLASSIFY_DROP', drop({}), { enterpriseId: '\ufeffcontoso' });
    const bytes = Buffer.concat(written(format.open(), [['FWPM_NET_EVENT5', event]]));
    expect(bytes.includes('\ufeffcontoso')).toBe(true);
  });

  test.runIf(EXHAUSTIVE)('huge events end a group early', async () => {
    const name = 'x'.repeat(2 ** 22);
    const event = event5('IKEEXT_MM_FAILURE', mainModeFailure({ localPrincipalNameForAuth: name }));
    const { groups, rows } = await roundTrip(format, Array<Entry>(5).fill(['FWPM_NET_EVENT5', event]));
    expect(groups).toEqual([2, 2, 1]);
    expect(rows.every((row) => row['ike_local_principal'] === name)).toBe(true);
  });

  test.each(rows([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53], 3))(
    'groups of %s rows',
    (rows) => {
      expect(() => format.open({}, rows)).toThrow(new RangeError(`rows of a group: ${rows}`));
    },
  );

  test('after its end a table takes nothing', () => {
    const table = format.open();
    table.end();
    expect(() => table.add('FWPM_NET_EVENT5', null)).toThrow('the table has ended');
    expect(() => table.end()).toThrow('the table has ended');
  });
});

test('every type of a column is in use', () => {
  expect(new Set(TABLE_COLUMNS.map(({ type }) => type))).toEqual(
    new Set(['text', 'boolean', 'uint8', 'uint16', 'uint32', 'uint64', 'timestamp']),
  );
});

test('the columns are those of CSV, and the ticks of each time', () => {
  expect(TABLE_COLUMNS.map(({ name }) => name)).toEqual(
    CSV_COLUMNS.flatMap((name) => (name === 'time' ? ['time', 'time_ticks'] : [name])),
  );
});

/** Statistics let a database skip row groups: they must order numbers without a sign. */
test.each(
  rows(
    [
      [`filter_id = ${MOST}`, [MOST]],
      [`filter_id > ${2n ** 63n - 1n}`, [2n ** 63n, MOST]],
      [`original_profile >= ${2 ** 31}`, [2n ** 63n, MOST]],
      [`time > '9999-12-31'`, [MOST]],
      [`time < '1700-01-01'`, [0n]],
      [`enterprise_id = 'ä😀'`, [2n ** 63n]],
      [`enterprise_id > 'b'`, [2n ** 63n]],
      [`filter_id < 1`, [0n]],
    ],
    4,
  ),
)('rows are found by their statistics: %s', async (condition, expected) => {
  const [format] = FORMATS;
  if (format === undefined) throw new Error('no format');
  const events = [
    [0n, 0, 0n, 'a'],
    [2n ** 63n, 2 ** 31, 133_000_000_000_000_000n, 'ä😀'],
    [MOST, 2 ** 32 - 1, MOST, 'a'.repeat(40)],
    [5n, 5, 133_000_000_000_000_000n, ''],
  ] as const;
  const entries = events.map(([filterId, originalProfile, timeStamp, enterpriseId]): Entry => {
    const event = event5('CLASSIFY_DROP', drop({ filterId, originalProfile }), { timeStamp, enterpriseId });
    return ['FWPM_NET_EVENT5', event];
  });
  const bytes = Buffer.concat(written(format.open({}, 1), entries));
  const found = await withDuckDB({ 'events.parquet': bytes }, async (connection) => {
    const sql = `SELECT filter_id FROM read_parquet('events.parquet') WHERE ${condition} ORDER BY ALL`;
    return (await connection.runAndReadAll(sql)).getRows();
  });
  expect(found.map(([id]) => id)).toEqual(expected);
});

/** Readers take a stream that was cut off between two batches for whole. */
test('an Arrow stream says that it ends', () => {
  const end = Buffer.concat(arrow().end()).subarray(-8);
  expect(end.toString('hex')).toBe('ffffffff00000000');
});
