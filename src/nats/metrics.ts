/** What a worker did, in the text format of Prometheus. */

/** Upper bounds of the times that are counted, in seconds. */
const BOUNDS = [0.001, 0.01, 0.1, 1, 10];

/** Numbers of now, which are asked for when somebody looks. */
export interface Gauges {
  /** Messages that no worker has taken yet. */
  readonly lag: number;
  /** Messages that this worker holds. */
  readonly held: number;
  readonly isConnected: boolean;
}

/** What became of a message. */
export type Outcome = 'done' | 'failed' | 'repeated' | 'returned';

export class Metrics {
  readonly messages: Record<Outcome, number> = { done: 0, failed: 0, repeated: 0, returned: 0 };
  events = 0;
  bytesIn = 0;
  bytesOut = 0;
  published = 0;
  duplicates = 0;
  files = 0;
  decodeSeconds = 0;
  #seconds = 0;
  #count = 0;
  readonly #buckets = BOUNDS.map(() => 0);

  /** A message is settled, so many seconds after it was taken. */
  settled(outcome: Outcome, seconds: number): void {
    this.messages[outcome]++;
    this.#seconds += seconds;
    this.#count++;
    BOUNDS.forEach((bound, i) => {
      if (seconds <= bound) this.#buckets[i] = (this.#buckets[i] ?? 0) + 1;
    });
  }

  text({ lag, held, isConnected }: Gauges): string {
    const outcomes = Object.entries(this.messages).map(
      ([name, count]) => [`{outcome="${name}"}`, count] as const,
    );
    return [
      metric('messages_total', 'counter', 'Messages by what became of them.', outcomes),
      metric('events_total', 'counter', 'Events that were decoded and wanted.', [['', this.events]]),
      metric('received_bytes_total', 'counter', 'Bytes of messages and objects.', [['', this.bytesIn]]),
      metric('published_bytes_total', 'counter', 'Bytes of results.', [['', this.bytesOut]]),
      metric('published_total', 'counter', 'Messages that results were published in.', [
        ['', this.published],
      ]),
      metric('duplicates_total', 'counter', 'Results that their stream had already.', [
        ['', this.duplicates],
      ]),
      metric('commits_total', 'counter', 'Batches of Parquet files that were put in place.', [
        ['', this.files],
      ]),
      metric('decode_seconds_total', 'counter', 'Time that decoding took.', [['', this.decodeSeconds]]),
      metric(
        'message_seconds',
        'histogram',
        'Time from the arrival of a message until it was settled.',
        this.#histogram(),
      ),
      metric('lag_messages', 'gauge', 'Messages that no worker has taken yet.', [['', lag]]),
      metric('held_messages', 'gauge', 'Messages that this worker holds.', [['', held]]),
      metric('connected', 'gauge', 'Whether there is a connection.', [['', isConnected ? 1 : 0]]),
    ].join('');
  }

  #histogram(): [string, number][] {
    const buckets = BOUNDS.map((bound, i): [string, number] => [
      `_bucket{le="${bound}"}`,
      this.#buckets[i] ?? 0,
    ]);
    return [
      ...buckets,
      ['_bucket{le="+Inf"}', this.#count],
      ['_sum', this.#seconds],
      ['_count', this.#count],
    ];
  }
}

function metric(
  name: string,
  type: string,
  help: string,
  samples: readonly (readonly [suffix: string, value: number])[],
): string {
  const full = `fwpm_worker_${name}`;
  const lines = samples.map(([suffix, value]) => `${full}${suffix} ${value}\n`);
  return `# HELP ${full} ${help}\n# TYPE ${full} ${type}\n${lines.join('')}`;
}
