/** What is said of a file of netsh that is not all XML. */
import type { Faults } from './objects.ts';

/** What is whole is read: what was passed over is said once. */
export function faultsText(name: string, { count, first }: Faults, what: 'filters' | 'events'): string {
  const { line, column, reason } = first;
  const where = `line ${line}, column ${column}: ${reason}`;
  const passed = count === 1 ? 'one place that is not XML' : `${count} places that are not XML`;
  return `passed over ${passed} in ${name}, ${count === 1 ? 'at' : 'the first at'} ${where}. All ${what} that are whole were read`;
}
