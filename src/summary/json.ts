/** A summary as JSON. */
import { formatFiletime } from '../format/filetime.ts';
import { jsonText } from '../format/jsonText.ts';
import type { SummaryResult } from './result.ts';
import { mapped } from './top.ts';

/**
 * A summary as one line of JSON: the members of {@link SummaryResult}, of which those that are undefined are absent. Times
 * are ISO 8601, 64-bit numbers decimal strings.
 */
export function summaryJson(summary: SummaryResult): string {
  const { time, histogram, blocked } = summary;
  return jsonText({
    ...summary,
    time: time && { from: formatFiletime(time.from), to: formatFiletime(time.to) },
    histogram: {
      ...histogram,
      spans: histogram.spans.map(({ start, count }) => ({ start: formatFiletime(start), count })),
    },
    blocked: {
      ...blocked,
      filters: mapped(blocked.filters, (filter) => ({ ...filter, id: String(filter.id) })),
    },
  });
}
