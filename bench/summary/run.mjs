/** `node bench/summary/run.mjs`, after a build: what `npm run bench` says of summaries, alone. */
import { parseArgs } from 'node:util';
import { summaryFigures, summaryLines } from '../measure/summary.mjs';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '9' },
    library: { type: 'string' },
  },
});
const figures = summaryFigures(Number(values.events), Number(values.rounds), values.library);
console.log(summaryLines(figures).join('\n'));
