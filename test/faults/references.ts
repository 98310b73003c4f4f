/** Everything in a value that is a pointer in C, found without the decoder: in C order, depth first. */
import type { Blob, Counted, Fields, Pointer, ValueLayout } from '../../src/index.ts';
import { type OracleMember, oracleLayouts, type Pointee } from '../support/oracle.ts';

export interface Reference {
  /** As C has it, with the `data` of blobs, and a star for the inner one of two pointers: no two are the same. */
  readonly name: string;
  /** The member of the decoded value that is lost with it. */
  readonly path: string;
  readonly layout: Pointer<ValueLayout> | Counted<string, ValueLayout> | Blob<Uint8Array> | Blob<string>;
  /** The path of the member that says how many there are; undefined where it is always one. */
  readonly count: string | undefined;
  /** The reference that it lies after. */
  readonly behind: Reference | undefined;
}

/** Where the walk is. */
interface Place {
  readonly name: string;
  readonly path: string;
  readonly behind: Reference | undefined;
}

/** The references of a value in which nothing is null. */
export function* referencesIn(
  layout: ValueLayout,
  value: unknown,
  place: Place = { name: '', path: '', behind: undefined },
): Generator<Reference> {
  const { name, path } = place;
  switch (layout.kind) {
    case 'struct':
      for (const [member, inner] of Object.entries(value ?? {})) {
        const field = fieldNamed(layout.fields, member);
        if (field === undefined) throw new Error(`${layout.ctype} has no ${member}`);
        const { layout: of, count } = field;
        const at = { ...place, name: joined(name, member), path: joined(path, member) };
        if (of.kind === 'counted') yield* arrayIn(of, inner, at, joined(path, count));
        else yield* referencesIn(of, inner, at);
      }
      break;
    case 'pointer': {
      if (layout.isOpaque) break;
      const reference = { ...place, layout, count: undefined };
      yield reference;
      const star = layout.to.kind === 'pointer' ? '*' : '';
      yield* referencesIn(layout.to, value, { name: star + name, path, behind: reference });
      break;
    }
    case 'blob':
      yield { ...place, name: joined(name, 'data'), layout, count: joined(path, 'size') };
      break;
  }
}

function* arrayIn(
  layout: Counted<string, ValueLayout>,
  value: unknown,
  place: Place,
  count: string,
): Generator<Reference> {
  const reference = { ...place, layout, count };
  yield reference;
  const elements: readonly unknown[] = Array.isArray(value) ? value : [];
  for (const [i, element] of elements.entries()) {
    const at = { name: `${place.name}[${i}]`, path: `${place.path}[${i}]`, behind: reference };
    yield* referencesIn(layout.of, element, at);
  }
}

/** A path within what another path leads to. */
export function joined(path: string, inner: string): string {
  return path === '' || inner === '' || inner.startsWith('[') ? path + inner : `${path}.${inner}`;
}

/** A member, of whatever arm; for an array, with the name of its count beside it. */
function fieldNamed(fields: Fields, name: string): { layout: ValueLayout; count: string } | undefined {
  for (const [key, field] of Object.entries(fields)) {
    if (field.kind !== 'union') {
      if (key === name) return { layout: field, count: field.kind === 'counted' ? field.count : '' };
      continue;
    }
    for (const [armName, { layout }] of Object.entries(field.arms)) {
      if (layout.kind !== 'anonymous') {
        if (armName === name) return { layout, count: '' };
        continue;
      }
      const found = fieldNamed(layout.fields, name);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The names of all pointers that C reaches from a struct, elements of arrays as `[]`: what the compilers say. */
export function* pointersInC(struct: string, prefix = ''): Generator<string> {
  for (const member of oracleLayouts.x64[struct]?.members ?? []) yield* pointersOf(member, prefix);
}

function* pointersOf(member: OracleMember, prefix: string): Generator<string> {
  const name = prefix + member.path;
  if (member.kind === 'struct' && typeof member.struct === 'string') {
    yield* pointersInC(member.struct, `${name}.`);
  } else if (member.kind === 'pointer') {
    yield name;
    yield* pointersBehind(member.pointee, member.idl?.size_is === undefined ? name : `${name}[]`);
  }
}

function* pointersBehind(pointee: Pointee | undefined, name: string): Generator<string> {
  if (pointee?.kind === 'struct') yield* pointersInC(pointee.name, `${name}.`);
  else if (pointee?.kind === 'pointer') {
    yield name;
    yield* pointersBehind(pointee.pointee, name);
  }
}
