/** The parts of a page, which the build puts in the place of a name: tsup.config.ts has them from build/. */

/** What stands in a page as it is, and what its policy knows it by. */
export interface Part {
  readonly text: string;
  /** Of SHA-256, in base64. */
  readonly digest: string;
}

export interface Parts {
  readonly script: Part;
  readonly style: Part;
  /** The worker's script: base64 of gzip. */
  readonly worker: string;
}

/** As JSON: a text is read faster than an object. */
declare const VIEW_PARTS: string;

const PARTS: Parts = JSON.parse(VIEW_PARTS);

export const { script, style, worker } = PARTS;
