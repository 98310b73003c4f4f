/** The members that descriptors declare, found without the project's own walkers. */
import type { Fields, ValueLayout } from '../../src/index.ts';

/** A member, under the same path as in fixtures/oracle. */
export interface DeclaredMember {
  readonly path: string;
  readonly layout: ValueLayout;
  /** What makes it live: the unions that it is in, the outermost first. */
  readonly selectors: readonly Selector[];
}

export interface Selector {
  readonly tag: string;
  /** The name of the tag's enumeration. */
  readonly type: string;
  readonly cases: readonly string[];
}

/** All members in C order: counts, the members of every arm, and those of untagged structs too. */
export function declaredMembers(layout: ValueLayout): DeclaredMember[] {
  return layout.kind === 'struct' || layout.kind === 'blob' ? [...members(layout.fields, '', [])] : [];
}

function* members(fields: Fields, prefix: string, selectors: readonly Selector[]): Generator<DeclaredMember> {
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind !== 'union') {
      yield* member(prefix + name, field, selectors);
      continue;
    }
    const tag = fields[field.tag];
    const type = tag?.kind === 'enum' ? tag.name : 'not an enumeration';
    for (const [armName, { cases, layout }] of Object.entries(field.arms)) {
      const within = [...selectors, { tag: field.tag, type, cases }];
      if (layout.kind === 'anonymous') yield* members(layout.fields, prefix, within);
      else yield* member(prefix + armName, layout, within);
    }
  }
}

function* member(
  path: string,
  layout: ValueLayout,
  selectors: readonly Selector[],
): Generator<DeclaredMember> {
  yield { path, layout, selectors };
  if (layout.kind === 'struct' && layout.name === '') yield* members(layout.fields, `${path}.`, []);
}
