/** What ECS and OCSF have in common: each event becomes a document of a schema that is not our own. */
import { type EventContext, type EventReport, type Failure, type Origin, reportOf } from '../events/index.ts';
import { type ByteFormat, byteFormat } from './byteFormat.ts';
import { CLOSE, type Members, OPEN } from './document.ts';
import { Piece } from './lineBytes.ts';
import { writeUnreadable, writeWfp } from './wfpFields.ts';

/** How events become documents of a schema. */
export interface Schema {
  /** The member in which a document has what the schema has no place for. */
  readonly extension: string;
  /** The members of an event's document. */
  document(report: EventReport): readonly Members<EventReport>[];
  /** Those of an event that cannot be read. */
  readonly unreadable: readonly Members<Origin>[];
}

const NEWLINE = 0x0a;

/** Events as lines of JSON, a document each. */
export function schemaFormat({ extension, document, unreadable }: Schema, context: EventContext): ByteFormat {
  const key = new Piece(`"${extension}":`);
  return byteFormat('', (out, struct, event, origin, json) => {
    out.code(OPEN);
    if (event === null) {
      for (const members of unreadable) members.writeMembers(out, origin);
      out.piece(key);
      writeUnreadable(out, struct, origin);
    } else {
      const report = reportOf(struct, event, context, origin);
      for (const members of document(report)) members.writeMembers(out, report);
      out.piece(key);
      writeWfp(out, report, json);
    }
    out.code(CLOSE);
    out.code(NEWLINE);
  });
}

/** The last part of an application's path. */
export function appName(path: string): string | undefined {
  return path.slice(path.lastIndexOf('\\') + 1) || undefined;
}

/** Why, in one text that begins with a name, such as an error's: what it means and what to check, where that is known. */
export function reasonOf({ name, explanation }: Pick<Failure, 'name' | 'explanation'>): string | undefined {
  return explanation === undefined ? name : `${name}: ${explanation.meaning} ${explanation.check}`;
}
