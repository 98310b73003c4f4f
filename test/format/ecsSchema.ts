/** What the Elastic Common Schema says of a document: fixtures/schemas/ecs.json. */
import { isIP } from 'node:net';
import { type Leaf, leavesOf } from '../support/events.ts';
import { fixtureText } from '../support/fixtures.ts';

interface Field {
  readonly type: string;
  readonly isArray?: boolean;
  readonly isRequired?: boolean;
  readonly isBeta?: boolean;
  readonly pattern?: string;
  /** What is allowed or expected. */
  readonly values?: readonly string[];
  /** Of event.category: the values of event.type that are expected with each of its values. */
  readonly types?: Readonly<Record<string, readonly string[]>>;
}

interface Schema {
  readonly version: string;
  readonly fields: Readonly<Record<string, Field>>;
}

export const ECS: Schema = JSON.parse(fixtureText('schemas/ecs.json'));

/** What Elastic's integration writes beside the values that the schema expects. */
const ELASTIC: Readonly<Record<string, readonly string[]>> = {
  'network.direction': ['forward', 'bidirectional'],
};

/** What a document has against the schema; `wfp` is not the schema's, nor is the one field of Elastic's own agent. */
export function ecsProblems(document: object): string[] {
  const leaves = [...leavesOf(document)].filter(
    ([path]) => !path.startsWith('wfp.') && path !== 'winlog.computer_name',
  );
  return [...leaves.flatMap(fieldProblems), ...missing(leaves), ...unexpectedTypes(new Map(leaves))];
}

function fieldProblems([path, value]: Leaf): string[] {
  const field = ECS.fields[path];
  if (field === undefined) return [`${path} is no field`];
  if (field.isBeta) return [`${path} is beta`];
  if (Array.isArray(value) !== (field.isArray === true)) return [`${path} is a list, or should be`];
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values
    .filter((one) => !fits(field, one) && !ELASTIC[path]?.some((own) => own === one))
    .map((one) => `${path} cannot be ${JSON.stringify(one)}`);
}

function fits({ type, pattern, values }: Field, value: unknown): boolean {
  if (values !== undefined && !values.some((allowed) => allowed === value)) return false;
  if (pattern !== undefined && !new RegExp(pattern).test(String(value))) return false;
  return TYPES[type]?.(value) ?? false;
}

/** The field types of Elasticsearch. */
const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  date: (value) =>
    Number.isSafeInteger(value) || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/.test(String(value)),
  ip: (value) => typeof value === 'string' && isIP(value) !== 0,
  keyword: isText,
  long: (value) => Number.isSafeInteger(value),
  match_only_text: isText,
};

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function missing(leaves: readonly Leaf[]): string[] {
  const paths = new Set(leaves.map(([path]) => path));
  const required = Object.keys(ECS.fields).filter((path) => ECS.fields[path]?.isRequired);
  return required.filter((path) => !paths.has(path)).map((path) => `${path} is required`);
}

function unexpectedTypes(leaves: ReadonlyMap<string, unknown>): string[] {
  const [categories, types] = [leaves.get('event.category'), leaves.get('event.type')];
  if (!Array.isArray(categories) || !Array.isArray(types)) return [];
  const expected = categories.flatMap((category) => ECS.fields['event.category']?.types?.[category] ?? []);
  return types.filter((type) => !expected.includes(type)).map((type) => `${type} is not of ${categories}`);
}
