/** Filters as a machine has them: most of Windows Firewall, with up to three conditions, and a callout's now and then. */

const BASE = 0x1f4a2000000n;

const key = (n) => `112233${hex(n & 255, 2)}-4455-6677-8899-aabbcc${hex(n, 6)}`;
const hex = (n, digits) => n.toString(16).padStart(digits, '0');

const PROGRAM = '\\device\\harddiskvolume3\\windows\\system32\\svchost.exe\0';

function conditionsOf(n) {
  const equal = (field, conditionValue) => ({
    fieldKey: key(field),
    matchType: 'FWP_MATCH_EQUAL',
    conditionValue,
  });
  return [
    equal(2, { type: 'FWP_BYTE_BLOB_TYPE', byteBlob: new Uint8Array(Buffer.from(PROGRAM, 'utf16le')) }),
    equal(3, { type: 'FWP_V4_ADDR_MASK', v4AddrMask: { addr: `192.0.2.${n & 255}`, mask: '255.255.255.0' } }),
    equal(4, { type: 'FWP_UINT16', uint16: 445 }),
  ].slice(0, n % 4);
}

function filter(n) {
  const isCallout = n % 10 === 0;
  return {
    filterKey: key(n),
    displayData: {
      name: `@FirewallAPI.dll,-${28000 + (n % 300)}`,
      description: n % 3 === 0 ? null : `Rule ${n % 500} for inbound traffic`,
    },
    flags: isCallout ? 4 : 1,
    providerKey: key(3),
    providerData: n % 2 === 0 ? null : Uint8Array.of(1, 2, 3, 4),
    layerKey: key(n % 30),
    subLayerKey: key(n % 5),
    weight: { type: 'FWP_UINT64', uint64: 0x4000000000000001n + BigInt(n) },
    filterCondition: conditionsOf(n),
    action: isCallout
      ? { type: 'FWP_ACTION_CALLOUT_TERMINATING', calloutKey: key(8) }
      : { type: 'FWP_ACTION_BLOCK', filterType: key(8) },
    ...(isCallout ? { providerContextKey: key(11) } : { rawContext: 0n }),
    reserved: null,
    filterId: 66_000n + BigInt(n),
    effectiveWeight: { type: 'FWP_UINT64', uint64: 0x8000000000000003n + BigInt(n) },
  };
}

/** An image for x64 that begins with an array of pointers to so many filters, as FwpmFilterEnum0 returns it. */
export function filters({ encode }, struct, count) {
  const images = [];
  let next = 8 * count;
  for (let n = 0; n < count; n++) {
    const { bytes, address } = encode(struct, filter(n), { abi: 'x64', base: BASE + BigInt(next) });
    images.push({ at: next, bytes, address });
    next += (bytes.length + 15) & ~15;
  }
  const image = new Uint8Array(next);
  const view = new DataView(image.buffer);
  for (const [n, { at, bytes, address }] of images.entries()) {
    image.set(bytes, at);
    view.setBigUint64(8 * n, address, true);
  }
  return { image, base: BASE };
}
