/** Shows a struct, or lists them all. */
import { layoutText } from '../../format/layoutText.ts';
import { type Abi, extentOf, type ValueLayout } from '../../layout/index.ts';
import { layouts } from '../../wfp/index.ts';
import { withOutput } from '../output/open.ts';

export interface LayoutArguments {
  readonly abi: Abi;
  readonly pager?: boolean;
}

export async function layoutStruct(
  struct: ValueLayout | undefined,
  { abi, pager }: LayoutArguments,
): Promise<void> {
  const text = struct === undefined ? listing(abi) : layoutText(struct, abi);
  await withOutput({ isPaged: pager }, (output) => output.write(text));
}

function listing(abi: Abi): string {
  const lines = Object.entries(layouts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, layout]) => {
      if (layout === undefined) return '';
      const { size, align } = extentOf(layout, abi);
      return `${name.padEnd(40)} ${String(size).padStart(4)} bytes, align ${align}\n`;
    });
  return lines.join('');
}
