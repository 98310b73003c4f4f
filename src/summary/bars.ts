/** Bars of block characters. */

/** An eighth of a column to seven of them. */
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

/** A part of so many columns; what is not nothing has at least an eighth of one. */
export function bar(part: number, columns: number): string {
  const eighths = Math.max(part > 0 ? 1 : 0, Math.round(part * columns * 8));
  return '█'.repeat(eighths >> 3) + (EIGHTHS[eighths & 7] ?? '');
}

/** A part in percent, in seven columns. */
export function percent(part: number): string {
  return `${(100 * part).toFixed(1).padStart(5)} %`;
}
