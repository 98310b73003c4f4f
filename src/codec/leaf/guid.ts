/** Data1, Data2 and Data3 of a GUID are little-endian numbers; Data4 is bytes. The text shows the numbers. */

const PATTERN = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/;

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

/** The 16 bytes at `offset` as lower-case text without braces. */
export function readGuid(view: DataView, offset: number): string {
  const data1 = hex(view.getUint32(offset, true), 8);
  const data2 = hex(view.getUint16(offset + 4, true), 4);
  const data3 = hex(view.getUint16(offset + 6, true), 4);
  const data4 = hex(view.getUint32(offset + 8), 8) + hex(view.getUint32(offset + 12), 8);
  return `${data1}-${data2}-${data3}-${data4.slice(0, 4)}-${data4.slice(4)}`;
}

/** Writes a GUID's text; false when it is not one. */
export function writeGuid(view: DataView, offset: number, text: string): boolean {
  const match = PATTERN.exec(text);
  if (match === null) return false;
  const [, data1 = '', data2 = '', data3 = '', clock = '', node = ''] = match;
  view.setUint32(offset, Number.parseInt(data1, 16), true);
  view.setUint16(offset + 4, Number.parseInt(data2, 16), true);
  view.setUint16(offset + 6, Number.parseInt(data3, 16), true);
  view.setBigUint64(offset + 8, BigInt(`0x${clock}${node}`));
  return true;
}
