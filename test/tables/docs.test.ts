/**
 * docs/tables.md says which columns there are, and what DuckDB answers. The types and answers in it are made here:
 * `npx vitest run test/tables/docs.test.ts --update` writes them anew.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DuckDBConnection } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { TABLE_COLUMNS } from '../../src/tables/index.ts';
import { decodeFixture } from '../support/decode.ts';
import { sampleFixtures } from '../support/fixtures.ts';
import { FORMATS, withDuckDB, written } from './support.ts';

const DOCUMENT = '../../docs/tables.md';

const text = readFileSync(fileURLToPath(new URL(DOCUMENT, import.meta.url)), 'utf8');

/** The events of a process, as a file. */
function sample(): Uint8Array {
  const [format] = FORMATS;
  const fixture = sampleFixtures().find(({ name }) => name === 'enum5');
  if (format === undefined || fixture === undefined) throw new Error('no sample');
  const events = decodeFixture(fixture);
  expect(events.length).toBe(16);
  return Buffer.concat(
    written(
      format.open(),
      events.map((event) => ['FWPM_NET_EVENT5', event] as const),
    ),
  );
}

const inSample = <T>(run: (connection: DuckDBConnection) => Promise<T>): Promise<T> =>
  withDuckDB({ 'events.parquet': sample() }, run);

/** Under their names, the rows of an answer in aligned columns. */
async function answer(connection: DuckDBConnection, sql: string): Promise<string> {
  const result = await connection.runAndReadAll(sql);
  const rows = result.getRows().map((row) => row.map((cell) => String(cell ?? 'NULL')));
  return aligned([result.deduplicatedColumnNames(), ...rows]);
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0))) ?? [];
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, i) => cell.padEnd(widths[i] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** What the document has after a mark, up to the next empty line. */
const marked = (name: string): RegExp => new RegExp(`(?<=<!-- ${name} -->\n)(?:.+\n)*`);

const PARQUET: Readonly<Record<string, string>> = {
  text: 'BYTE_ARRAY, STRING',
  boolean: 'BOOLEAN',
  uint8: 'INT32, UINT_8',
  uint16: 'INT32, UINT_16',
  uint32: 'INT32, UINT_32',
  uint64: 'INT64, UINT_64',
  timestamp: 'INT64, TIMESTAMP_MICROS',
};

const ARROW: Readonly<Record<string, string>> = {
  text: 'Utf8',
  boolean: 'Bool',
  timestamp: 'Timestamp(us, UTC)',
};

/** Types with what each program has for them, as DuckDB sees them. */
async function typesTable(connection: DuckDBConnection): Promise<string> {
  const schema = await connection.runAndReadAll(
    `SELECT name, concat_ws(', ', type, replace(converted_type, 'UTF8', 'STRING')) FROM parquet_schema('events.parquet')`,
  );
  const stored = new Map(schema.getRows().map(([name, type]) => [String(name), String(type)]));
  const described = await connection.runAndReadAll(`DESCRIBE FROM 'events.parquet'`);
  const read = new Map(described.getRows().map(([name, type]) => [String(name), String(type)]));
  for (const { name, type } of TABLE_COLUMNS) expect(stored.get(name), name).toBe(PARQUET[type]);
  const rows = [...new Map(TABLE_COLUMNS.map(({ name, type }) => [type, name]))].map(([type, name]) => [
    type,
    PARQUET[type] ?? '',
    ARROW[type] ?? type.replace('ui', 'UI'),
    read.get(name) ?? '',
  ]);
  return table(['type', 'Parquet', 'Arrow', 'DuckDB'], rows);
}

/** The columns with the meanings that the document has for them. */
function columnsTable(): string {
  const lines = (marked('columns').exec(text)?.[0] ?? '').matchAll(/^\| `(\w+)` \|.*?\| (.*?) ?\|$/gm);
  const meanings = new Map(Array.from(lines, ([, name, meaning = '']) => [name, meaning]));
  const rows = TABLE_COLUMNS.map(({ name, type }) => [`\`${name}\``, type, meanings.get(name) ?? 'TODO']);
  return table(['column', 'type', 'what it says'], rows);
}

/** The document with the answers to its questions. */
async function answered(connection: DuckDBConnection, text: string): Promise<string> {
  let made = '';
  let end = 0;
  for (const match of text.matchAll(/```sql\n(.*?)```\n\n```text\n.*?```/gs)) {
    const [block, sql = ''] = match;
    const rows = await answer(connection, sql);
    made += `${text.slice(end, match.index)}\`\`\`sql\n${sql}\`\`\`\n\n\`\`\`text\n${rows}\`\`\``;
    end = match.index + block.length;
  }
  expect(end).toBeGreaterThan(0);
  return made + text.slice(end);
}

test('docs/tables.md has the columns, their types and what DuckDB answers', async () => {
  const made = await inSample(async (connection) =>
    (await answered(connection, text))
      .replace(marked('types'), `${await typesTable(connection)}\n`)
      .replace(marked('columns'), `${columnsTable()}\n`),
  );
  expect(made).not.toContain('TODO');
  await expect(made).toMatchFileSnapshot(DOCUMENT);
});
