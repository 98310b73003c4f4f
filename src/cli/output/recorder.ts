/** Writes events as they happen, each with the filters that it names, where the file does not have them yet. */
import { type CaptureNotes, packValues } from '../../capture/index.ts';
import type { Live, LiveEvent } from '../../live/index.ts';
import type { Redactor } from '../../redact.ts';
import type { Recording } from './recording.ts';

export interface RecorderOptions {
  /** The machine that the events are of. */
  readonly machine: CaptureNotes;
  readonly redactor: Redactor | undefined;
}

export class Recorder {
  readonly #live: Live;
  readonly #recording: Recording;
  readonly #options: RecorderOptions;
  /** What the file has that is written. */
  #written = new Set<unknown>();
  #file = 0;

  constructor(live: Live, recording: Recording, options: RecorderOptions) {
    this.#live = live;
    this.#recording = recording;
    this.#options = options;
  }

  async add(event: LiveEvent): Promise<void> {
    const items = [...this.#items(event)];
    const bytes = items.reduce((sum, { length }) => sum + length, 0);
    await this.#recording.add(bytes, (file) => [...this.#filters(event, file), ...items]);
  }

  /** Each file has the filters of its events, so that it can be read without the others. */
  *#filters(event: LiveEvent, file: number): Generator<Uint8Array, void, undefined> {
    if (file !== this.#file) this.#written = new Set();
    this.#file = file;
    const { machine, redactor } = this.#options;
    for (const object of event.filterIds.flatMap((id) => this.#live.rules.objects(id))) {
      if (this.#written.has(object)) continue;
      this.#written.add(object);
      yield* object.items(this.#live.abi, machine, redactor);
    }
  }

  #items(event: LiveEvent): Iterable<Uint8Array> {
    const { machine, redactor } = this.#options;
    const { dropped, struct } = event;
    const notes =
      dropped === 0 ? machine : { ...machine, note: `${dropped} events before this one are lost` };
    if (redactor === undefined) return [event.captureItem(notes)];
    // What cannot be read has no pseudonym: it is left out.
    const value = event.decode({ onIssue: () => undefined });
    return value === null
      ? []
      : packValues(struct, [redactor.value(struct, value)], { abi: this.#live.abi, ...notes });
  }
}
