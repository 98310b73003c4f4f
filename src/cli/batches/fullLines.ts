/** Structs with what is after each of them. */
import { Decoder } from '../../codec/index.ts';
import { hexText } from '../../format/hexText.ts';
import { internalJson } from '../../format/internalJson.ts';
import { toJson } from '../../format/json.ts';
import { type Surrogates, withMember } from '../../format/jsonText.ts';
import type { ValueLayout } from '../../layout/index.ts';
import type { Memory } from '../../memory/index.ts';
import type { Run } from '../../memory/run.ts';
import { carefulElement } from '../../read/elements.ts';
import { Trailers } from '../../read/trailer.ts';
import { UsageError } from '../exit.ts';
import { utf8Of } from '../output/writers.ts';
import type { InternalPart } from './internalPart.ts';
import type { Lines, LinesOptions } from './lines.ts';

/** What is wanted besides the structs. */
interface FullLinesOptions extends LinesOptions {
  readonly trailer: boolean;
  readonly internal: InternalPart | undefined;
}

/** Lines of JSON with more members: `internal`, and `trailer` in hex. */
export class FullLines implements Lines {
  readonly #struct: ValueLayout;
  readonly #run: Run;
  readonly #trailers: Trailers | undefined;
  readonly #internal: InternalPart | undefined;
  readonly #decoder: Decoder;
  readonly #surrogates: Surrogates;

  constructor(struct: ValueLayout, memory: Memory, run: Run, options: FullLinesOptions) {
    const { trailer, internal, limits, surrogates } = options;
    if (trailer && struct.kind !== 'struct')
      throw new UsageError(`--trailer is for structs: ${struct.ctype} is not one`);
    this.#struct = struct;
    this.#run = run;
    this.#trailers = trailer ? new Trailers(struct, memory, run, limits) : undefined;
    this.#internal = internal;
    this.#surrogates = surrogates;
    this.#decoder = new Decoder(memory, struct.ctype, options);
  }

  *lines(from: number, to: number): Generator<Uint8Array, void, undefined> {
    for (let index = from; index < to; index++) yield utf8Of(`${this.#line(index)}\n`);
  }

  #line(index: number): string {
    const value = carefulElement(this.#decoder, this.#struct, this.#run, index);
    const options = { surrogates: this.#surrogates };
    let json = toJson(this.#struct, value, options);
    if (value === null) return json;
    const internal = this.#internal?.of(index, value);
    if (internal !== undefined) json = withMember(json, 'internal', internalJson(internal, options));
    const trailer = this.#trailers?.of(index);
    return trailer === undefined ? json : withMember(json, 'trailer', `"${hexText(trailer)}"`);
  }
}
