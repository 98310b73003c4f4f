/** What the Open Cybersecurity Schema Framework says of a document: fixtures/schemas/ocsf.json. */
import { isIP } from 'node:net';
import { fixtureText } from '../support/fixtures.ts';

interface Attribute {
  /** A type of the schema's dictionary, or the name of an object. */
  readonly type: string;
  readonly isArray?: boolean;
  readonly isRequired?: boolean;
  /** Of an enumeration. */
  readonly ids?: readonly number[];
  /** What says in words what the id 99 stands for. */
  readonly sibling?: string;
  readonly profile?: string;
}

type Attributes = Readonly<Record<string, Attribute>>;

interface SchemaObject {
  readonly at_least_one: readonly string[];
  readonly attributes: Attributes;
}

interface EventClass extends SchemaObject {
  readonly name: string;
  readonly category_uid: number;
  readonly activity_ids: readonly number[];
}

interface Schema {
  readonly version: string;
  readonly profiles: readonly string[];
  readonly classes: Readonly<Record<string, EventClass>>;
  readonly everyClass: Attributes;
  readonly objects: Readonly<Record<string, SchemaObject>>;
}

export const OCSF: Schema = JSON.parse(fixtureText('schemas/ocsf.json'));

/** What a document has against the schema. */
export function ocsfProblems(document: Readonly<Record<string, unknown>>): string[] {
  const eventClass = OCSF.classes[String(document['class_uid'])];
  if (eventClass === undefined) return [`there is no class ${document['class_uid']}`];
  const attributes = { ...OCSF.everyClass, ...eventClass.attributes };
  return [
    ...objectProblems(document, { ...eventClass, attributes }, eventClass.name),
    ...classificationProblems(document, eventClass),
    ...profileProblems(document),
  ];
}

function objectProblems(object: object, schema: SchemaObject, path: string): string[] {
  const { attributes, at_least_one } = schema;
  const names = Object.keys(object);
  const required = Object.keys(attributes).filter((name) => attributes[name]?.isRequired);
  const absent = required.filter((name) => !names.includes(name));
  const isConstrained = at_least_one.length > 0 && !at_least_one.some((name) => names.includes(name));
  return [
    ...absent.map((name) => `${path}.${name} is required`),
    ...(isConstrained ? [`${path} needs one of ${at_least_one.join(', ')}`] : []),
    ...Object.entries(object).flatMap(([name, value]) =>
      attributeProblems(value, attributes[name], `${path}.${name}`, names),
    ),
  ];
}

function attributeProblems(
  value: unknown,
  attribute: Attribute | undefined,
  path: string,
  siblings: readonly string[],
): string[] {
  if (attribute === undefined) return [`${path} is no attribute`];
  if (Array.isArray(value) !== (attribute.isArray === true)) return [`${path} is a list, or should be`];
  const { ids, sibling, type } = attribute;
  if (value === 99 && sibling !== undefined && !siblings.includes(sibling))
    return [`${path} needs ${sibling}`];
  if (ids !== undefined && !ids.some((id) => id === value)) return [`${path} cannot be ${value}`];
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.flatMap((one) => valueProblems(one, type, path));
}

function valueProblems(value: unknown, type: string, path: string): string[] {
  const isOfType = TYPES[type];
  if (isOfType !== undefined) return isOfType(value) ? [] : [`${path} cannot be ${JSON.stringify(value)}`];
  const object = OCSF.objects[type];
  if (object === undefined) return [`${path} is of the unknown type ${type}`];
  if (!isObject(value)) return [`${path} is no object`];
  return objectProblems(value, object, path);
}

/** The types of the schema's dictionary. */
const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  boolean_t: (value) => typeof value === 'boolean',
  integer_t: (value) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  long_t: (value) => Number.isSafeInteger(value),
  timestamp_t: (value) => Number.isSafeInteger(value),
  string_t: (value) => typeof value === 'string' && value !== '',
  hostname_t: (value) => typeof value === 'string' && value !== '',
  ip_t: (value) => typeof value === 'string' && isIP(value) !== 0 && value.length <= 40,
  mac_t: (value) => /^([0-9A-F]{2}[:-]){5}[0-9A-F]{2}$/i.test(String(value)),
  port_t: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65535,
  object: isObject,
};

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function classificationProblems(
  document: Readonly<Record<string, unknown>>,
  { category_uid, activity_ids }: EventClass,
): string[] {
  const { class_uid: uid, activity_id: activity, type_uid: type, category_uid: category } = document;
  return [
    category === category_uid ? [] : [`category_uid cannot be ${category}`],
    activity_ids.some((id) => id === activity) ? [] : [`activity_id cannot be ${activity}`],
    type === Number(uid) * 100 + Number(activity) ? [] : [`type_uid cannot be ${type}`],
  ].flat();
}

/** Attributes of a profile need the profile's name in the metadata. */
function profileProblems(document: Readonly<Record<string, unknown>>): string[] {
  const { metadata } = document;
  const profiles: unknown[] =
    isObject(metadata) && 'profiles' in metadata && Array.isArray(metadata.profiles) ? metadata.profiles : [];
  const unknown = profiles.filter((profile) => !OCSF.profiles.some((name) => name === profile));
  const used = Object.keys(document).map((name) => OCSF.everyClass[name]?.profile);
  const unnamed = used.filter((profile) => profile !== undefined && !profiles.includes(profile));
  return [
    ...unknown.map((name) => `no profile ${name}`),
    ...unnamed.map((name) => `profile ${name} is not named`),
  ];
}
