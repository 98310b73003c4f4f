/** What is measured, and who takes part. */

/**
 * @typedef {object} Section
 * @property {string} name the function of a contestant's module that prepares it.
 * @property {string} title
 * @property {'repeating' | 'unique'} events which of the two sets.
 * @property {'events' | 'lines' | 'keptLines' | 'columns'} makes what a pass makes.
 * @property {string} native what the C++ program calls it.
 * @property {string[]} contestants
 * @property {string} [pointlessWithout] the contestant without which the others are of no interest.
 */

/** @type {Record<string, Section>} */
export const SECTIONS = {
  decode: {
    name: 'decode',
    title: 'decode: events as objects',
    events: 'repeating',
    makes: 'events',
    native: 'decode',
    contestants: [
      'fwpm',
      'careful',
      'hand-written',
      'restructure',
      'binary-parser',
      'kaitai-struct',
      'koffi',
      'micro-packed',
      'c++',
    ],
  },
  decodeUnique: {
    name: 'decode',
    title: 'decode, where no text, SID or address comes twice',
    events: 'unique',
    makes: 'events',
    native: 'decode',
    contestants: ['fwpm', 'careful', 'hand-written', 'c++'],
  },
  ndjson: {
    name: 'ndjson',
    title: 'ndjson: events as lines of JSON, from an image that was read into the memory of an engine',
    events: 'repeating',
    makes: 'lines',
    native: 'ndjson',
    contestants: ['fwpm', 'javascript', 'stringify', 'c++', 'c++ tuned'],
  },
  ndjsonUnique: {
    name: 'ndjson',
    title: 'the same, where no text, SID or address comes twice',
    events: 'unique',
    makes: 'lines',
    native: 'ndjson',
    contestants: ['fwpm', 'javascript', 'c++', 'c++ tuned'],
  },
  ndjsonCopied: {
    name: 'ndjsonCopied',
    title:
      'the same, where the image is copied first, and each chunk is in memory of its own that somebody keeps',
    events: 'repeating',
    makes: 'keptLines',
    native: 'ndjsonCopied',
    contestants: ['fwpm', 'javascript', 'c++'],
  },
  columns: {
    name: 'columns',
    title:
      'columns: time, type and filter of every event, into the same arrays each time, from an image that was read into the memory of an engine',
    events: 'repeating',
    makes: 'columns',
    native: 'columns',
    contestants: ['fwpm', 'javascript', 'full-decode', 'c++'],
  },
  columnsRanges: {
    name: 'columnsRanges',
    title: 'the same from many ranges, which were read into it (C++: from one image)',
    events: 'repeating',
    makes: 'columns',
    native: 'columns',
    contestants: ['fwpm', 'javascript', 'c++'],
    pointlessWithout: 'fwpm',
  },
  rangesDecode: {
    name: 'rangesDecode',
    title: 'decode from memory that is many ranges (the others: from one image)',
    events: 'repeating',
    makes: 'events',
    native: 'decode',
    contestants: ['fwpm', 'hand-written', 'c++'],
    pointlessWithout: 'fwpm',
  },
};
