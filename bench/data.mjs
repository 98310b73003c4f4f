/**
 * The memory that the benchmark decodes: FWPM_NET_EVENT5 as 64-bit Windows lays them out, made from a seed, so that
 * two runs decode the same bytes. 90 % are CLASSIFY_DROP2, 10 % IKEEXT_MM_FAILURE2.
 */

/**
 * @typedef {object} Events
 * @property {Uint8Array} bytes the captured memory.
 * @property {bigint} base the address of its first byte.
 * @property {bigint} entries the address of an array of pointers to the events, as FwpmNetEventEnum5 returns it.
 * @property {number} count how many events there are.
 */

const BASE = 0x1f4a2b30000n;

/** What one event takes at most, with all that it points to. */
const MOST_BYTES_PER_EVENT = 900;

/** Where the array of pointers begins: whatever precedes it is not the base, as in a capture of a whole heap. */
const ENTRIES_OFFSET = 64;

const EVENT_SIZE = 152;
const CLASSIFY_DROP2_SIZE = 56;
const IKEEXT_MM_FAILURE2_SIZE = 120;

const IKEEXT_MM_FAILURE = 0;
const CLASSIFY_DROP = 3;

/** FWPM_NET_EVENT_FLAG_*: what every event of ours has, and what some have. */
const ALWAYS_SET = 0x11ff;
const PACKAGE_ID_SET = 0x400;
const ENTERPRISE_ID_SET = 0x800;
const EFFECTIVE_NAME_SET = 0x2000;

const WORDS = [
  'system32\\svchost\\program files\\contoso\\agent\\browser\\update\\service\\helper\\node\\runtime\\telemetry',
  'microsoft\\windowsapps\\bin\\x64\\client',
].flatMap((words) => words.split('\\'));

/**
 * Builds the events.
 *
 * @param {{ count: number, seed: number, repeating: boolean }} options `repeating`: texts, SIDs and addresses come
 * from pools of 200 apps, 40 users, 7,000 hosts and so on, as on a real machine; otherwise none comes twice.
 * @returns {Events}
 */
export function buildEvents({ count, seed, repeating }) {
  const random = randomFrom(seed);
  const heap = new Heap(ENTRIES_OFFSET + 8 * count + MOST_BYTES_PER_EVENT * count);
  const source = repeating ? pooled(random) : unique(random);
  const entries = heap.allocate(8 * count, 8, ENTRIES_OFFSET);
  let time = 133_500_000_000_000_000n;
  for (let i = 0; i < count; i++) {
    const event = heap.allocate(EVENT_SIZE, 8);
    heap.pointer(entries + 8 * i, event);
    time += BigInt(1 + random.below(100_000));
    const type = i % 10 === 7 ? IKEEXT_MM_FAILURE : CLASSIFY_DROP;
    writeHeader(heap, event, { random, source, time, type });
    heap.uint32(event + 136, type);
    const body = type === CLASSIFY_DROP ? writeDrop(heap, random) : writeMainMode(heap, random, source, i);
    heap.pointer(event + 144, body);
  }
  return { bytes: heap.bytes(), base: BASE, entries: BASE + BigInt(entries), count };
}

function writeHeader(heap, at, { random, source, time, type }) {
  const isV6 = random.chance(0.25);
  let flags = ALWAYS_SET;
  heap.uint64(at, time);
  heap.uint32(at + 12, isV6 ? 1 : 0);
  heap.uint8(at + 16, type === IKEEXT_MM_FAILURE ? 17 : random.of([6, 17, 6, 6, 1]));
  writeAddress(heap, at + 20, isV6, source);
  writeAddress(heap, at + 36, isV6, source);
  heap.uint16(at + 52, 1024 + random.below(60_000));
  heap.uint16(at + 54, random.of([443, 80, 53, 445, 500, 3389]));
  heap.uint32(at + 56, isV6 ? random.below(20) : 0);
  heap.blob(at + 64, heap.text(source.app()));
  heap.pointer(at + 80, heap.sid(5, source.user()));
  heap.uint32(at + 88, isV6 ? 1 : 0);
  if (random.chance(0.1)) {
    flags |= PACKAGE_ID_SET;
    heap.pointer(at + 96, heap.sid(15, source.package()));
  }
  if (random.chance(0.01)) {
    flags |= ENTERPRISE_ID_SET;
    heap.pointer(at + 104, heap.text('contoso.example').offset);
  }
  heap.uint64(at + 112, random.chance(0.05) ? (1n << 62n) | BigInt(random.below(256)) : 0n);
  if (random.chance(0.05)) {
    flags |= EFFECTIVE_NAME_SET;
    heap.blob(at + 120, heap.text(source.effectiveName()));
  }
  heap.uint32(at + 8, flags);
}

/** IPv4 is a number in host order, IPv6 is bytes in network order. */
function writeAddress(heap, at, isV6, source) {
  if (!isV6) return heap.uint32(at, source.host4());
  for (const [i, word] of source.host6().entries()) heap.view.setUint32(at + 4 * i, word);
}

function writeDrop(heap, random) {
  const at = heap.allocate(CLASSIFY_DROP2_SIZE, 8);
  heap.uint64(at, BigInt(65_536 + random.below(200_000)));
  heap.uint16(at + 8, random.below(100));
  heap.uint32(at + 12, random.below(5));
  heap.uint32(at + 16, 1 + random.below(3));
  heap.uint32(at + 20, 1 + random.below(3));
  heap.uint32(at + 24, random.chance(0.5) ? 0x3900 : 0x3901);
  heap.uint32(at + 28, random.chance(0.1) ? 1 : 0);
  if (random.chance(0.05)) heap.blob(at + 32, heap.text(`{vswitch-${random.below(8)}}`));
  heap.uint32(at + 48, random.below(32));
  heap.uint32(at + 52, random.below(32));
  return at;
}

function writeMainMode(heap, random, source, index) {
  const at = heap.allocate(IKEEXT_MM_FAILURE2_SIZE, 8);
  heap.uint32(at, random.of([13801, 13825, 13868, 13875]));
  for (const [i, values] of [3, 4, 3, 6, 2, 13].entries()) heap.uint32(at + 4 + 4 * i, random.below(values));
  for (let i = 0; i < 20; i++) heap.uint8(at + 28 + i, random.below(256));
  heap.uint64(at + 48, (BigInt(random.uint32()) << 20n) | BigInt(index));
  heap.uint64(at + 56, BigInt(100_000 + random.below(1000)));
  heap.pointer(at + 64, heap.text(source.principal()).offset);
  heap.pointer(at + 72, heap.text(source.principal()).offset);
  for (const member of [at + 80, at + 96]) {
    const groups = [0, 1, 2].map(() => heap.text(source.group()).offset);
    const array = heap.allocate(8 * groups.length, 8);
    for (const [i, group] of groups.entries()) heap.pointer(array + 8 * i, group);
    heap.uint32(member, groups.length);
    heap.pointer(member + 8, array);
  }
  const key = heap.allocate(16, 8);
  for (let i = 0; i < 16; i++) heap.uint8(key + i, random.below(256));
  heap.pointer(at + 112, key);
  return at;
}

/** What a machine's events repeat: few apps do most of the talking. */
function pooled(random) {
  const list = (length, make) => Array.from({ length }, (_, i) => make(i));
  const four = () => list(4, () => random.uint32());
  const apps = list(200, appName);
  const users = list(40, (i) => (i < 3 ? [18 + i] : [21, 3623811015, 3361044348, 30300820, 1001 + i]));
  const hosts4 = list(5000, () => random.uint32());
  const hosts6 = list(2000, (i) => {
    const [, second, third, fourth] = four();
    return [0x20010db8, i % 3 ? 0 : second, i % 2 ? 0 : third, fourth];
  });
  const packages = list(30, () => [2, ...four(), ...four().slice(1)]);
  const groups = list(60, () => groupSid(random));
  const principals = list(500, principalName);
  return {
    app: () => apps[Math.floor(200 * random.fraction() ** 3)],
    user: () => random.of(users),
    host4: () => random.of(hosts4),
    host6: () => random.of(hosts6),
    package: () => random.of(packages),
    group: () => random.of(groups),
    principal: () => random.of(principals),
    effectiveName: () => `effective-${random.below(50)}`,
  };
}

/** Nothing to be had from remembering anything. */
function unique(random) {
  const words = (count) => Array.from({ length: count }, () => random.uint32());
  return {
    app: () => appName(random.uint32() % 1_000_000_007),
    user: () => [21, ...words(3), random.below(100_000)],
    host4: () => random.uint32(),
    host6: () => [...words(2), random.chance(0.3) ? 0 : random.uint32(), random.uint32()],
    package: () => [2, ...words(7)],
    group: () => groupSid(random),
    principal: () => principalName(random.uint32()),
    effectiveName: () => `effective-${random.uint32()}`,
  };
}

/** An NT device path of 60 characters or so, now and then with letters that are not ASCII or not Latin-1. */
function appName(number) {
  const random = randomFrom(number * 7919 + 1);
  let path = `\\device\\harddiskvolume${1 + (number % 4)}\\`;
  while (path.length < 50) path += `${random.of(WORDS)}\\`;
  return `${path}app${number}${number % 97 === 0 ? 'é' : ''}${number % 199 === 7 ? '日本' : ''}.exe`;
}

function groupSid(random) {
  return `S-1-5-21-${random.uint32()}-${random.uint32()}-${random.uint32()}-${500 + random.below(9000)}`;
}

function principalName(number) {
  return `CN=host${number}.corp.contoso.example, OU=Servers, O=Contoso`;
}

/** mulberry32: small, and the same on every machine. */
function randomFrom(seed) {
  let state = seed >>> 0;
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(fraction() * limit);
  return {
    fraction,
    below,
    uint32: () => below(2 ** 32),
    chance: (probability) => fraction() < probability,
    of: (values) => values[below(values.length)],
  };
}

/** Memory that is handed out from the front to the back. */
class Heap {
  #bytes;
  #end = 0;

  constructor(capacity) {
    this.#bytes = new Uint8Array(capacity);
    this.view = new DataView(this.#bytes.buffer);
  }

  /** The offset of `size` bytes that are still zero. */
  allocate(size, alignment, from = this.#end) {
    const offset = Math.ceil(from / alignment) * alignment;
    this.#end = offset + size;
    return offset;
  }

  bytes() {
    return this.#bytes.slice(0, this.allocate(0, 8));
  }

  /** UTF-16LE with a NUL after it; `size` counts the NUL, as in an appId. */
  text(text) {
    const size = 2 * text.length + 2;
    const offset = this.allocate(size, 8);
    for (let i = 0; i < text.length; i++) this.uint16(offset + 2 * i, text.charCodeAt(i));
    return { offset, size };
  }

  sid(authority, subAuthorities) {
    const offset = this.allocate(8 + 4 * subAuthorities.length, 8);
    this.uint8(offset, 1);
    this.uint8(offset + 1, subAuthorities.length);
    this.uint8(offset + 7, authority);
    for (const [i, value] of subAuthorities.entries()) this.uint32(offset + 8 + 4 * i, value);
    return offset;
  }

  blob(at, { offset, size }) {
    this.uint32(at, size);
    this.pointer(at + 8, offset);
  }

  pointer(at, offset) {
    this.uint64(at, BASE + BigInt(offset));
  }

  uint8(at, value) {
    this.view.setUint8(at, value);
  }

  uint16(at, value) {
    this.view.setUint16(at, value, true);
  }

  uint32(at, value) {
    this.view.setUint32(at, value, true);
  }

  uint64(at, value) {
    this.view.setBigUint64(at, value, true);
  }
}
