/** The statements that write a leaf: which function of the run time writes each kind, and what stands around it. */
import type { BoolLeaf, LeafLayout } from '../../layout/index.ts';
import type { Dialect } from './dialect.ts';
import type { Statements } from './statements.ts';

/** Writes the value of a leaf whose bytes were found to be there. */
export function writeLeaf(dialect: Dialect, layout: LeafLayout, at: string, out: Statements): void {
  if (layout.kind === 'bool') {
    out.line(`if (${dialect.load('Uint32', at)} ${dialect.unequal} 0) {`);
    out.text('true');
    out.line('} else {');
    out.text('false');
    out.line('}');
    return;
  }
  // The quotes of a text go with the fixed text around it.
  const quote = TEXT_KINDS.has(layout.kind) ? '"' : '';
  out.text(quote);
  out.line(`q = ${leafExpression(dialect, layout, at)};`);
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

function leafExpression(d: Dialect, layout: Exclude<LeafLayout, BoolLeaf>, at: string): string {
  switch (layout.kind) {
    case 'uint8':
      return d.writeValue('writeUint32', d.load('Uint8', at));
    case 'uint16':
      return d.writeValue('writeUint32', d.load('Uint16', at));
    case 'uint32':
      return d.writeValue('writeUint32', d.load('Uint32', at));
    case 'int8':
      return d.writeValue('writeInt32', d.load('Int8', at));
    case 'int16':
      return d.writeValue('writeInt32', d.load('Int16', at));
    case 'int32':
      return d.writeValue('writeInt32', d.load('Int32', at));
    case 'float32':
      return d.writeValue('writeFloat', d.load('Float32', at));
    case 'float64':
      return d.writeValue('writeFloat', d.load('Float64', at));
    case 'enum':
      return d.writeValue(layout.name, d.load('Uint32', at));
    case 'flags':
      return d.writeFlags(layout.name, d.load('Uint32', at));
    case 'uint64':
      return d.writePlace('writeUint64', 'source', at);
    case 'int64':
      return d.writePlace('writeInt64', 'source', at);
    case 'filetime':
      return d.writePlace('writeFiletime', 'source', at);
    case 'guid':
      return d.writePlace('writeGuid', 'bytes', at);
    case 'ipv4':
      return d.writeValue('writeIpv4', d.load('Uint32', at));
    case 'ipv6':
      return d.writePlace('writeIpv6', 'view', at);
    case 'mac':
      return d.writePlace('writeMac', 'bytes', at);
    case 'bytes':
      return d.writePlace('writeHex', 'source', at, layout.size);
  }
}
