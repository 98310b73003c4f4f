/** Which rows of a long list are in sight: all have one height, so that it takes no library to know. */

/** Browsers have a greatest height: a longer list moves by more than its pixels. */
const MOST_PIXELS = 16_000_000;

export interface List {
  readonly count: number;
  /** Of one row, in pixels. */
  readonly rowHeight: number;
  /** Of what is in sight, in pixels. */
  readonly height: number;
}

export interface VirtualRange {
  readonly first: number;
  /** One past the last. */
  readonly end: number;
  /** Where the first row stands, in pixels from the top of the list. */
  readonly top: number;
}

/** How high the list is that is scrolled. */
export function listHeight({ count, rowHeight }: List): number {
  return Math.min(count * rowHeight, MOST_PIXELS);
}

/** The rows in sight, and a few on either side. */
export function rangeAt(list: List, scrollTop: number, overscan = 6): VirtualRange {
  const { count, rowHeight, height } = list;
  const row = rowAt(list, scrollTop);
  const first = Math.max(0, Math.floor(row) - overscan);
  const end = Math.min(count, Math.ceil(row + height / rowHeight) + overscan);
  // In a list that is higher than its element the rows are where the scroll bar is.
  return { first, end, top: isExact(list) ? first * rowHeight : scrollTop - (row - first) * rowHeight };
}

/** The scroll position that shows a row, from the one that there is: the same where it is in sight. */
export function scrollTo(list: List, scrollTop: number, row: number): number {
  const { rowHeight, height } = list;
  const first = rowAt(list, scrollTop);
  const whole = Math.max(1, Math.floor(height / rowHeight));
  if (row >= first && row + 1 <= first + height / rowHeight) return scrollTop;
  return positionOf(list, row < first ? row : row - whole + 1);
}

/** The row at the upper edge, which can begin above it. */
function rowAt(list: List, scrollTop: number): number {
  if (isExact(list)) return scrollTop / list.rowHeight;
  return (scrollTop / lastPosition(list)) * lastFirstRow(list);
}

function positionOf(list: List, row: number): number {
  if (isExact(list)) return row * list.rowHeight;
  return (row / lastFirstRow(list)) * lastPosition(list);
}

function isExact({ count, rowHeight }: List): boolean {
  return count * rowHeight <= MOST_PIXELS;
}

function lastPosition(list: List): number {
  return Math.max(1, listHeight(list) - list.height);
}

function lastFirstRow({ count, rowHeight, height }: List): number {
  return Math.max(0, count - height / rowHeight);
}
