/** A tree as the rows that are in sight. */
import type { FieldNode } from './byteMap.ts';

export interface TreeRow {
  readonly node: FieldNode;
  /** From 1. */
  readonly level: number;
  /** Whether its children are in sight; undefined where it has none. */
  readonly isOpen: boolean | undefined;
}

/** The rows of a tree without what is in closed nodes. */
export function flatTree(nodes: readonly FieldNode[], closed: ReadonlySet<FieldNode>, level = 1): TreeRow[] {
  return nodes.flatMap((node) => {
    if (node.children.length === 0) return [{ node, level, isOpen: undefined }];
    const isOpen = !closed.has(node);
    return [{ node, level, isOpen }, ...(isOpen ? flatTree(node.children, closed, level + 1) : [])];
  });
}
