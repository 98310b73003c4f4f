/** One scan of a dump in a process of its own: `child.mjs held|file DUMP PLANTED LIBRARY`. */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [way, path, planted, library] = process.argv.slice(2);
const { openMinidump, scan } = await import(pathToFileURL(join(library, 'capture.js')).href);

const file = openSync(path, 'r');
const size = fstatSync(file).size;
const dump = openMinidump(way === 'held' ? readFileSync(path) : { size, read });
const before = process.resourceUsage().maxRSS;
const start = process.cpuUsage();
const found = Array.from(scan(dump), ({ address }) => String(address)).sort();
const { user, system } = process.cpuUsage(start);
const peak = 1024 * (process.resourceUsage().maxRSS - before);
closeSync(file);

if (JSON.stringify(found) !== readFileSync(planted, 'utf8')) {
  throw new Error(`${found.length} finds, which are not what was planted`);
}
const bytes = dump.ranges.reduce((sum, { length }) => sum + length, 0);
console.log(JSON.stringify({ megabytesPerSecond: bytes / (user + system), peak }));

function read(offset, length) {
  const bytes = new Uint8Array(length);
  for (let done = 0; done < length; ) {
    const read = readSync(file, bytes, done, length - done, offset + done);
    if (read === 0) return bytes.subarray(0, done);
    done += read;
  }
  return bytes;
}
