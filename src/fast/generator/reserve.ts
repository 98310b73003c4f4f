/** How much a generated writer can write without a check: it must fit into the reserve of the sink. */
import type { Fields, ValueLayout } from '../../layout/index.ts';

/** The most bytes that a leaf of each kind can write, quotes included. */
const MOST_LEAF_BYTES: Readonly<Record<string, number>> = {
  ipv6: 48,
  guid: 40,
  filetime: 32,
  float32: 32,
  float64: 32,
};

/** The most bytes that are written for a layout without a check: everything but strings, SIDs, blobs and further elements. */
export function mostBytes(layout: ValueLayout): number {
  switch (layout.kind) {
    case 'struct':
      return 8 + membersMost(layout.fields);
    case 'pointer':
      return mostBytes(layout.to);
    case 'counted':
      return 8 + mostBytes(layout.of);
    case 'flags':
      return 16 + Object.keys(layout.bits).reduce((sum, name) => sum + name.length + 3, 0);
    case 'enum':
      return 8 + Math.max(...Object.keys(layout.values).map((name) => name.length));
    case 'bytes':
      return 2 * layout.size + 8;
    case 'sid':
    case 'wideString':
    case 'blob':
      return 8;
    default:
      return MOST_LEAF_BYTES[layout.kind] ?? 24;
  }
}

function membersMost(fields: Fields): number {
  let sum = 0;
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind !== 'union') sum += name.length + 12 + mostBytes(field);
    else {
      const arms = Object.entries(field.arms).map(([armName, { layout }]) =>
        layout.kind === 'anonymous' ? membersMost(layout.fields) : armName.length + 12 + mostBytes(layout),
      );
      sum += Math.max(...arms);
    }
  }
  return sum;
}
