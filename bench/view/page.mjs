/** Writes a page of many events: `node bench/view/page.mjs EVENTS FILE`. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { packCapture } from '../../dist/capture.js';
import { FWPM_NET_EVENT5, memoryImage } from '../../dist/index.js';
import { viewPage } from '../../dist/view.js';
import { buildEvents } from '../data.mjs';

const [count, file] = process.argv.slice(2);

const { bytes, base, entries } = buildEvents({ count: Number(count), seed: 42, repeating: true });
const memory = memoryImage(bytes, { abi: 'x64', base });
const items = packCapture(FWPM_NET_EVENT5, memory, { entries, count: Number(count) });
await pipeline(
  Readable.from(viewPage({ files: [{ name: 'events.cbor', bytes: items }] })),
  createWriteStream(file),
);
