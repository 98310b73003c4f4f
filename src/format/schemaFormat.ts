/** What ECS and OCSF have in common: each event becomes a document of a schema that is not our own. */
import {
  type EventContext,
  type EventFormat,
  type EventReport,
  type Failure,
  type Origin,
  reportOf,
} from '../events/index.ts';
import { type Document, documentJson } from './documentJson.ts';
import { unreadableJson, wfpJson } from './wfpFields.ts';

/** How events become documents of a schema. */
export interface Schema {
  /** The member in which a document has what the schema has no place for. */
  readonly extension: string;
  /** The document of an event, in parts. */
  document(report: EventReport): readonly Document[];
  /** The document of an event that cannot be read. */
  unreadable(origin: Origin): readonly Document[];
}

/** Events as lines of JSON, a document each. */
export function schemaFormat(
  { extension, document, unreadable }: Schema,
  context: EventContext,
): EventFormat {
  return {
    head: '',
    write(struct, event, origin = {}, json) {
      if (event === null) return line(unreadable(origin), unreadableJson(struct, origin));
      const report = reportOf(struct, event, context, origin, json);
      return line(document(report), wfpJson(report));
    },
  };

  function line(said: readonly Document[], extensionJson: string): string {
    return `${documentJson(said, extension, extensionJson)}\n`;
  }
}

/** The last part of an application's path. */
export function appName(path: string): string | undefined {
  return path.slice(path.lastIndexOf('\\') + 1) || undefined;
}

/** Why, in one text that begins with a name, such as an error's: what it means and what to check, where that is known. */
export function reasonOf({ name, explanation }: Pick<Failure, 'name' | 'explanation'>): string | undefined {
  return explanation === undefined ? name : `${name}: ${explanation.meaning} ${explanation.check}`;
}
