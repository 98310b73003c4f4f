/** Shows a struct, or lists them all. */
import { layoutText } from '../../format/layoutText.ts';
import { type Abi, extentOf, type ValueLayout } from '../../layout/index.ts';
import { structNamed } from '../../wfp/objectLayouts.ts';
import { STRUCT_NAMES } from '../options/structNames.ts';
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
  const lines = STRUCT_NAMES.map((name) => {
    const layout = structNamed(name);
    if (layout === undefined) return '';
    const { size, align } = extentOf(layout, abi);
    return `${name.padEnd(40)} ${String(size).padStart(4)} bytes, align ${align}\n`;
  });
  return lines.join('');
}
