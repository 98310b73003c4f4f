/** Turns the descriptors into straight-line writers of JSON: bytes of memory to bytes of text, with no object in between. */
import type { AnyStruct, PlacedMember, PointerSize, ValueLayout } from '../../layout/index.ts';
import { placementOf } from '../../layout/index.ts';
import { RESERVE } from '../json/sink.ts';
import { type BitBranch, type Branch, type Plan, planOf } from './branches.ts';
import { abiOf, countType, nameOf, objectsOf, plus, reachable, sizeOf } from './code.ts';
import type { Dialect } from './dialect.ts';
import { writeLeaf } from './leafWriters.ts';
import { mostBytes } from './reserve.ts';
import { Statements } from './statements.ts';

/** The source of the writers of all structs for a size of pointers. */
export function generateWriters(
  structs: readonly AnyStruct[],
  pointerSize: PointerSize,
  dialect: Dialect,
): string {
  const seen = new Set<string>();
  const needed = structs.flatMap((struct) => [...reachable(struct, seen, pointerSize)]);
  for (const struct of structs) {
    const most = mostBytes(struct);
    if (most > RESERVE)
      throw new RangeError(`${struct.name}: ${most} bytes are more than the reserve of ${RESERVE}`);
  }
  const writers = new Writers(pointerSize, dialect);
  const functions = needed.map((layout) => writers.functionOf(layout)).filter((text) => text !== '');
  return dialect.file(pointerSize, functions, structs);
}

/** Tags whose value is known in this branch: its name, or undefined where only the number is known. */
type Known = ReadonlyMap<string, string | undefined>;

/** How far the writer of a struct has come. */
interface State {
  readonly known: Known;
  /** How many of the struct's first members are written. */
  readonly done: number;
  readonly indent: string;
}

/** Writes the functions of layouts. */
class Writers {
  readonly #pointerSize: PointerSize;
  readonly #dialect: Dialect;

  constructor(pointerSize: PointerSize, dialect: Dialect) {
    this.#pointerSize = pointerSize;
    this.#dialect = dialect;
  }

  functionOf(layout: ValueLayout): string {
    switch (layout.kind) {
      case 'struct':
        return this.#structFunction(layout);
      case 'enum':
        return this.#dialect.enumeration(layout);
      case 'flags':
        return this.#dialect.flags(layout);
      case 'pointer':
        // Only the engine's objects have such pointers, and they have no writers.
        if (layout.isOpaque) throw new TypeError(`${layout.ctype} leads to what is not described`);
        return this.#pointerFunction(layout.to);
      case 'counted':
        return this.#arrayFunction(layout.of);
      case 'blob':
        return this.#blobFunction(layout.name, layout.content);
      default:
        return '';
    }
  }

  // --- structs -----------------------------------------------------------------------------------------------

  #structFunction(layout: AnyStruct): string {
    const lines: string[] = [];
    const plan = planOf(placementOf(layout, abiOf(this.#pointerSize)).items);
    this.#planLines(plan, { known: new Map(), done: 0, indent: '  ' }, lines);
    return this.#dialect.writer(nameOf(layout), lines);
  }

  #planLines(plan: Plan, state: State, lines: string[]): void {
    const { known, done, indent } = state;
    const out = new Statements(this.#dialect, indent, lines);
    if (plan.kind === 'straight') {
      this.#memberStatements(plan.members, state, out);
      out.text('}');
      out.line('return q;');
      return;
    }
    const { before, tag } = plan;
    this.#memberStatements(before, state, out);
    out.flush();
    const within = { known, done: Math.max(done, before.length), indent };
    const word = this.#dialect.load('Uint32', plus('o', tag.offset));
    if (plan.kind === 'bit') this.#bitLines(plan, word, within, lines);
    else this.#caseLines(plan, word, within, lines);
  }

  #bitLines({ bit, set, clear }: BitBranch, word: string, state: State, lines: string[]): void {
    const { indent } = state;
    lines.push(`${indent}if ((${word} & ${bit}) ${this.#dialect.unequal} 0) {`);
    this.#planLines(set, { ...state, indent: `${indent}  ` }, lines);
    lines.push(`${indent}}`);
    this.#planLines(clear, state, lines);
  }

  #caseLines({ tag, cases, otherwise }: Branch, word: string, state: State, lines: string[]): void {
    const { known, indent } = state;
    const within = (name: string | undefined): State => ({
      ...state,
      known: new Map([...known, [tag.name, name]]),
      indent: `${indent}    `,
    });
    lines.push(`${indent}switch (${word}) {`);
    for (const { names, values, plan } of cases) {
      lines.push(...values.map((value) => `${indent}  case ${value}:`), `${indent}  {`);
      this.#planLines(plan, within(names.length === 1 ? names[0] : undefined), lines);
      lines.push(`${indent}  }`);
    }
    lines.push(`${indent}  default: {`);
    this.#planLines(otherwise, within(undefined), lines);
    lines.push(`${indent}  }`, `${indent}}`);
  }

  #memberStatements(members: readonly PlacedMember[], { known, done }: State, out: Statements): void {
    const d = this.#dialect;
    for (const [i, { name, layout, offset, count, isCount }] of members.entries()) {
      if (isCount || i < done) continue;
      const isFirst = members.slice(0, i).every((member) => member.isCount);
      out.text(`${isFirst ? '{' : ','}"${name}":`);
      const constant = known.get(name);
      const at = plus('o', offset);
      if (constant !== undefined) out.text(`"${constant}"`);
      else if (count === undefined) this.#inline(layout, at, out);
      else {
        const elements = d.load(countType(count), plus('o', count.offset));
        out.line(`q = ${d.call(nameOf(layout), at, elements)};`);
      }
    }
  }

  // --- values ------------------------------------------------------------------------------------------------

  /** Writes the value of a layout whose bytes were found to be there. */
  #inline(layout: ValueLayout, at: string, out: Statements): void {
    switch (layout.kind) {
      case 'struct':
      case 'pointer':
      case 'blob':
        out.line(`q = ${this.#dialect.call(nameOf(layout), at)};`);
        break;
      case 'counted':
      case 'sid':
      case 'wideString':
        throw new TypeError(`${layout.ctype} cannot stand alone`);
      default:
        writeLeaf(this.#dialect, layout, at, out);
    }
  }

  // --- what pointers lead to -----------------------------------------------------------------------------------

  #pointerFunction(to: ValueLayout): string {
    const d = this.#dialect;
    const lines: string[] = [];
    const out = new Statements(d, '  ', lines);
    out.line(...d.follow('o'));
    if (to.kind === 'sid') out.line(`q = ${d.writePlace('writeSidText', 'source', 'p')};`);
    else if (to.kind === 'wideString') out.line(`q = ${d.writePlace('writeWideString', 'source', 'p')};`);
    else {
      out.line(d.need('p', sizeOf(to, this.#pointerSize)));
      this.#inline(to, 'p', out);
    }
    out.line('return q;');
    return d.writer(`pointer_to_${nameOf(to)}`, lines);
  }

  #arrayFunction(of: ValueLayout): string {
    const d = this.#dialect;
    const stride = sizeOf(of, this.#pointerSize);
    const lines: string[] = [];
    const out = new Statements(d, '  ', lines);
    out.line(`if (count ${d.equal} 0) {`);
    out.text('[]');
    out.line('  return q;');
    out.line('}');
    out.line(...d.follow('o'));
    out.line(d.needElements(stride, 1 + objectsOf(of, this.#pointerSize)));
    out.text('[');
    out.line(d.elements(stride));
    out.line(`  if (i > 0) ${d.character(',')}`);
    out.line(`  ${d.room}`);
    this.#inline(of, 'a', out);
    out.line('}');
    out.text(']');
    out.line('return q;');
    return d.writer(`array_of_${nameOf(of)}`, lines, true);
  }

  #blobFunction(name: string, content: 'bytes' | 'text'): string {
    const d = this.#dialect;
    const at = `o + ${this.#pointerSize}`;
    const lines: string[] = [];
    const out = new Statements(d, '  ', lines);
    out.line(d.sizeAt('o'));
    out.line(`if (size ${d.equal} 0) {`);
    out.line(`  if (${d.isNull(at)}) return ${d.writeNull};`);
    out.text('""');
    out.line('  return q;');
    out.line('}');
    out.line(...d.follow(at));
    out.line(d.boundBlob);
    out.line(d.need('p', 'size'));
    const write = content === 'text' ? 'writeCountedText' : 'writeBlob';
    out.line(`return ${d.writePlace(write, 'source', 'p', 'size')};`);
    return d.writer(`${name}_${content}`, lines);
  }
}
