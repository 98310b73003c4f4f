/** Every mutant of a source: its code without types, with one thing changed. */
import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { parseAst } from 'vitest/node';

/** A piece of a source's code, and what stands in its place. */
export interface SourceMutant {
  /** Such as src/scan/proof.ts. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What is changed, for people. */
  readonly name: string;
}

const OPERATORS: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '*': '+',
  '&': '|',
  '|': '&',
  '<<': '>>>',
  '>>>': '<<',
  '&&': '||',
  '||': '&&',
};

const METHODS: Readonly<Record<string, string>> = {
  includes: 'endsWith',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
};

/** The code of a source as it runs. */
export function codeOf(file: string): string {
  const { code } = transformSync(readFileSync(file, 'utf8'), { loader: 'ts', target: 'es2022' });
  return code;
}

export function mutantsOf(file: string): SourceMutant[] {
  const code = codeOf(file);
  const mutants: SourceMutant[] = [];
  for (const node of nodesIn(parseAst(code))) {
    for (const { start, end, text } of changesOf(node, code)) {
      const name = `${file}: ${lineOf(code, { start, end, text })}: ${code.slice(start, end)} → ${text}`;
      mutants.push({ file, start, end, text, name: name.replace(/\s+/g, ' ') });
    }
  }
  return mutants;
}

/** The code of a mutant's source with the mutant. */
export function mutated({ file, start, end, text }: SourceMutant): string {
  const code = codeOf(file);
  return code.slice(0, start) + text + code.slice(end);
}

type Piece = Pick<SourceMutant, 'start' | 'end' | 'text'>;

/** The line of a change as it is with it: numbers of lines would be others after the next commit. */
function lineOf(code: string, { start, end, text }: Piece): string {
  const next = code.indexOf('\n', end);
  const before = code.slice(code.lastIndexOf('\n', start - 1) + 1, start);
  return (before + text + code.slice(end, next === -1 ? undefined : next)).trim();
}

export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [member: string]: unknown;
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** A node and all below it, without imports, and without `void 0`, in which any number is as good. */
export function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const each of value) yield* nodesIn(each);
  if (!isNode(value) || value.type === 'ImportDeclaration' || value['operator'] === 'void') return;
  yield value;
  for (const member of Object.values(value)) yield* nodesIn(member);
}

function changesOf(node: Node, code: string): Piece[] {
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
      return operatorChanges(node, code);
    case 'Literal':
      return literalChanges(node);
    case 'UnaryExpression':
      return node['operator'] === '!' ? [{ start: node.start, end: node.start + 1, text: '' }] : [];
    case 'IfStatement':
    case 'ConditionalExpression':
      return negated(node['test'], code);
    case 'MemberExpression':
      return methodChanges(node['property']);
    default:
      return [];
  }
}

function operatorChanges({ left, right, operator }: Node, code: string): Piece[] {
  const text = OPERATORS[String(operator)];
  if (text === undefined || !isNode(left) || !isNode(right)) return [];
  const start = code.indexOf(String(operator), left.end);
  return start < right.start ? [{ start, end: start + String(operator).length, text }] : [];
}

function literalChanges({ value, start, end }: Node): Piece[] {
  if (typeof value === 'boolean') return [{ start, end, text: String(!value) }];
  if (typeof value === 'number') return [{ start, end, text: String(value + 1) }];
  return typeof value === 'bigint' ? [{ start, end, text: `${value + 1n}n` }] : [];
}

function negated(test: unknown, code: string): Piece[] {
  if (!isNode(test)) return [];
  const { start, end } = test;
  return [{ start, end, text: `!(${code.slice(start, end)})` }];
}

function methodChanges(property: unknown): Piece[] {
  if (!isNode(property) || property.type !== 'Identifier') return [];
  const text = METHODS[String(property['name'])];
  return text === undefined ? [] : [{ start: property.start, end: property.end, text }];
}
