/** Files of filters, whole and in pieces. */
import { readFileSync } from 'node:fs';
import {
  type FileRules,
  isRulesError,
  type ReadRulesOptions,
  type RulesError,
  readRules,
} from '../../src/formats.ts';

export function fixtureBytes(file: string): Uint8Array {
  return readFileSync(new URL(`../../fixtures/filters/${file}`, import.meta.url));
}

export function bytesOf(xml: string): Uint8Array {
  return new TextEncoder().encode(xml);
}

/** UTF-16 in the order of the bytes that is asked for, without a byte order mark. */
export function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i += 1) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
}

export function rulesIn(xml: string | Uint8Array, options?: ReadRulesOptions): Promise<FileRules> {
  return readRules([typeof xml === 'string' ? bytesOf(xml) : xml], options);
}

/** A file of filters, each written as its members. */
export function filtersXml(...filters: string[]): string {
  const items = filters.map((filter) => `<item>${filter}</item>`).join('\n');
  return `<wfpdiag><filters numItems="${filters.length}">${items}</filters></wfpdiag>`;
}

/** The one error that bytes can cause; undefined when there is a result. */
export async function errorOf(source: Iterable<Uint8Array>): Promise<RulesError | undefined> {
  try {
    await readRules(source);
    return undefined;
  } catch (error) {
    if (isRulesError(error)) return error;
    throw error;
  }
}
