/**
 * Writes a page of many events, and on request a capture of them and an empty page:
 * `node bench/view/page.mjs EVENTS FILE [CAPTURE] [EMPTY]`.
 */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { packCapture } from '../../dist/capture.js';
import { FWPM_NET_EVENT5, memoryImage } from '../../dist/index.js';
import { viewPage } from '../../dist/view.js';
import { buildEvents } from '../data.mjs';

const [count, file, capture, empty] = process.argv.slice(2);

const { bytes, base, entries } = buildEvents({ count: Number(count), seed: 42, repeating: true });
const memory = memoryImage(bytes, { abi: 'x64', base });
const items = () => packCapture(FWPM_NET_EVENT5, memory, { entries, count: Number(count) });
const write = (parts, to) => pipeline(Readable.from(parts), createWriteStream(to));

await write(viewPage({ files: [{ name: 'events.cbor', bytes: items() }] }), file);
if (capture !== undefined) await write(items(), capture);
if (empty !== undefined) await write(viewPage(), empty);
