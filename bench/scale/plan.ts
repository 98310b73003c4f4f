/** What many machines need, from what a capture was measured to cost: the tables of docs/scale.md. */
import { type Outcome, type Scenario, simulate } from './simulate.ts';

/** Measured by measure.mjs, for captures of 100 events; docs/scale.md says where. Seconds are those of a processor. */
export const MEASURED = {
  events: 100,
  /** Seconds of a worker for a capture. */
  worker: { ndjson: 0.0033, ecs: 0.016, parquet: 0.016 },
  /** Seconds of the server for a capture that comes in, and for one that is delivered and acknowledged, results included. */
  server: { in: 0.0002, out: 0.0008 },
  /** Bytes of an event. */
  bytes: { capture: 479, ndjson: 1254, ecs: 2602, parquet: 257 },
  /** Captures that one stream took in a second, with one publisher. */
  stream: 1900,
} as const;

export type Result = keyof typeof MEASURED.worker;

/** Of what a processor could do: above it, waiting grows fast. */
export const LOAD = 0.6;

/** Of what a stream took alone, since it has to deliver as well. */
const STREAM_LOAD = 0.3;

export interface Plan {
  readonly eventsPerSecond: number;
  readonly capturesPerSecond: number;
  /** Bytes in a second. */
  readonly inward: number;
  readonly workers: number;
  /** Cores of servers. */
  readonly servers: number;
  readonly streams: number;
  /** Bytes of Parquet in a day, and of captures. */
  readonly parquetPerDay: number;
  readonly capturesPerDay: number;
}

const DAY = 86_400;

export function planFor(machines: number, eventsPerSecond: number, result: Result = 'parquet'): Plan {
  const { events, worker, server, bytes, stream } = MEASURED;
  const all = machines * eventsPerSecond;
  const captures = all / events;
  return {
    eventsPerSecond: all,
    capturesPerSecond: captures,
    inward: all * bytes.capture,
    workers: Math.ceil((captures * worker[result]) / LOAD),
    servers: Math.ceil((captures * (server.in + server.out)) / LOAD),
    streams: Math.ceil(captures / (STREAM_LOAD * stream)),
    parquetPerDay: all * bytes.parquet * DAY,
    capturesPerDay: all * bytes.capture * DAY,
  };
}

/** From a laptop to everything. */
const SIZES: readonly [what: string, machines: number, eventsPerSecond: number][] = [
  ['a laptop', 1, 1000],
  ['a hundred machines, each with 10 events a second', 100, 10],
  ['ten thousand, each with 10', 10_000, 10],
  ['ten thousand, each with 1,000', 10_000, 1000],
  ['a million, each with 10', 1_000_000, 10],
  ['a million, each with 1,000', 1_000_000, 1000],
];

export function planTable(): string {
  const rows = SIZES.map(([what, machines, rate]) => {
    const plan = planFor(machines, rate);
    return [
      what,
      words(plan.eventsPerSecond),
      bytesOf(plan.inward),
      words(planFor(machines, rate, 'ndjson').workers),
      words(plan.workers),
      words(plan.servers),
      words(plan.streams),
      bytesOf(plan.parquetPerDay),
    ];
  });
  const head = [
    'machines',
    'events/s',
    'captures in, a second',
    'workers, NDJSON',
    'workers, Parquet',
    'cores of servers',
    'streams',
    'Parquet, a day',
  ];
  return table(head, rows);
}

/** One partition: as many captures as some workers have time for. */
const PARTITION = {
  workers: 8,
  length: 300,
  service: MEASURED.worker.parquet,
  back: 10,
  ackWait: 30,
  seed: 20261130,
};

/** Captures of a second at which workers are busy for such a part of the time. */
const rateAt = (load: number): number => (load * PARTITION.workers) / PARTITION.service;

const QUEUES: readonly [what: string, scenario: Scenario][] = [
  ['busy for 30 % of the time', { ...PARTITION, rate: rateAt(0.3) }],
  ['60 %', { ...PARTITION, rate: rateAt(LOAD) }],
  ['90 %', { ...PARTITION, rate: rateAt(0.9) }],
  [
    '60 %, half a minute of five times as much',
    { ...PARTITION, rate: rateAt(LOAD), burst: { from: 60, to: 90, factor: 5 } },
  ],
  ['60 %, a worker lost for 10 s', { ...PARTITION, rate: rateAt(LOAD), losses: [100] }],
  [
    '60 %, all lost one after another',
    { ...PARTITION, rate: rateAt(LOAD), losses: [100, 101, 102, 103, 104, 105, 106, 107] },
  ],
  ['60 %, a capture that ends whoever decodes it', { ...PARTITION, rate: rateAt(LOAD), deadly: 30_000 }],
  ['110 %', { ...PARTITION, rate: rateAt(1.1) }],
];

export function queueTable(): string {
  const rows = QUEUES.map(([what, scenario]) => [what, ...rowOf(simulate(scenario))]);
  const head = [
    '8 workers',
    'arrived',
    'dead letters',
    'busy',
    'mean time, s',
    '99 % within, s',
    'most that waited',
    'done after, s',
  ];
  return table(head, rows);
}

function rowOf({ arrived, dead, utilisation, mean, p99, most, end }: Outcome): string[] {
  return [
    words(arrived),
    words(dead),
    `${Math.round(100 * utilisation)} %`,
    short(mean),
    short(p99),
    words(most),
    words(Math.round(end)),
  ];
}

/** Two digits. */
function short(seconds: number): string {
  return words(Number(seconds.toPrecision(2)));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return `${line(head)}|${'---|'.repeat(head.length)}
${rows.map(line).join('')}`;
}

function words(count: number): string {
  return count.toLocaleString('en', { maximumFractionDigits: 3 });
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

function bytesOf(bytes: number): string {
  const unit = Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${Number((bytes / 1000 ** unit).toPrecision(3))} ${UNITS[unit]}`;
}
