/** The statements that write a leaf: which function of the run time writes each kind, and what stands around it. */
import type { BoolLeaf, LeafLayout } from '../../layout/index.ts';
import type { Statements } from './statements.ts';

/** Writes the value of a leaf whose bytes were found to be there. */
export function writeLeaf(layout: LeafLayout, at: string, out: Statements): void {
  if (layout.kind === 'bool') {
    out.line(`if (v.getUint32(${at}, true) !== 0) {`);
    out.text('true');
    out.line('} else {');
    out.text('false');
    out.line('}');
    return;
  }
  // The quotes of a text go with the fixed text around it.
  const quote = TEXT_KINDS.has(layout.kind) ? '"' : '';
  out.text(quote);
  out.line(`q = ${leafExpression(layout, at)};`);
  out.text(quote);
}

/** Leaves that JSON has in quotes. (Names and floats bring their own.) */
const TEXT_KINDS: ReadonlySet<string> = new Set([
  'uint64',
  'int64',
  'filetime',
  'guid',
  'ipv4',
  'ipv6',
  'mac',
  'bytes',
]);

function leafExpression(layout: Exclude<LeafLayout, BoolLeaf>, at: string): string {
  switch (layout.kind) {
    case 'uint8':
      return `writeUint32(w, q, v.getUint8(${at}))`;
    case 'uint16':
      return `writeUint32(w, q, v.getUint16(${at}, true))`;
    case 'uint32':
      return `writeUint32(w, q, v.getUint32(${at}, true))`;
    case 'int8':
      return `writeInt32(w, q, v.getInt8(${at}))`;
    case 'int16':
      return `writeInt32(w, q, v.getInt16(${at}, true))`;
    case 'int32':
      return `writeInt32(w, q, v.getInt32(${at}, true))`;
    case 'float32':
      return `writeFloat(w, q, v.getFloat32(${at}, true))`;
    case 'float64':
      return `writeFloat(w, q, v.getFloat64(${at}, true))`;
    case 'enum':
      return `${layout.name}(w, q, v.getUint32(${at}, true))`;
    case 'flags':
      return `${layout.name}.write(w, q, v.getUint32(${at}, true))`;
    case 'uint64':
      return `writeUint64(w, q, s, ${at})`;
    case 'int64':
      return `writeInt64(w, q, s, ${at})`;
    case 'filetime':
      return `writeFiletime(w, q, s, ${at})`;
    case 'guid':
      return `writeGuid(w, q, s.bytes, ${at})`;
    case 'ipv4':
      return `writeIpv4(w, q, v.getUint32(${at}, true))`;
    case 'ipv6':
      return `writeIpv6(w, q, v, ${at})`;
    case 'mac':
      return `writeMac(w, q, s.bytes, ${at})`;
    case 'bytes':
      return `writeHex(w, q, s, ${at}, ${layout.size})`;
  }
}
