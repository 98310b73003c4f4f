/** Structs with the bytes after each of them. */
import { Decoder } from '../../codec/index.ts';
import { hexText } from '../../format/hexText.ts';
import { toJson } from '../../format/json.ts';
import type { Surrogates } from '../../format/jsonText.ts';
import type { ValueLayout } from '../../layout/index.ts';
import type { Memory } from '../../memory/index.ts';
import type { Run } from '../../memory/run.ts';
import { carefulElement } from '../../read/elements.ts';
import { Trailers } from '../../read/trailer.ts';
import { UsageError } from '../exit.ts';
import { utf8Of } from '../output/writers.ts';
import type { Lines, LinesOptions } from './lines.ts';

/** Lines of JSON with one more member: `trailer`, in hex. */
export class TrailerLines implements Lines {
  readonly #struct: ValueLayout;
  readonly #run: Run;
  readonly #trailers: Trailers;
  readonly #decoder: Decoder;
  readonly #surrogates: Surrogates;

  constructor(struct: ValueLayout, memory: Memory, run: Run, options: LinesOptions) {
    if (struct.kind !== 'struct')
      throw new UsageError(`--trailer is for structs: ${struct.ctype} is not one`);
    this.#struct = struct;
    this.#run = run;
    this.#trailers = new Trailers(struct, memory, run, options.limits);
    this.#surrogates = options.surrogates;
    this.#decoder = new Decoder(memory, struct.ctype, options);
  }

  *lines(from: number, to: number): Generator<Uint8Array, void, undefined> {
    for (let index = from; index < to; index++) {
      const value = carefulElement(this.#decoder, this.#struct, this.#run, index);
      const json = toJson(this.#struct, value, { surrogates: this.#surrogates });
      const trailer = value === null ? undefined : this.#trailers.of(index);
      const line = trailer === undefined ? json : `${json.slice(0, -1)},"trailer":"${hexText(trailer)}"}`;
      yield utf8Of(`${line}\n`);
    }
  }
}
