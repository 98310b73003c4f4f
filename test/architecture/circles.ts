/** Circles in a graph. */

/** What each node leads to. Others than its keys lead nowhere. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** The circles, such as `a → b → a`. Each is found once, from the first of its nodes; of those that share nodes, some. */
export function circlesIn(graph: Graph): string[] {
  const done = new Set<string>();
  const path: string[] = [];
  const circles: string[] = [];
  const visit = (node: string): void => {
    const start = path.indexOf(node);
    if (start >= 0) circles.push([...path.slice(start), node].join(' → '));
    if (start >= 0 || done.has(node)) return;
    path.push(node);
    for (const next of graph.get(node) ?? []) visit(next);
    path.pop();
    done.add(node);
  };
  for (const node of graph.keys()) visit(node);
  return circles;
}
