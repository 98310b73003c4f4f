/** `node bench/formats/run.mjs`, after a build: what `npm run bench` says of the formats, alone. */
import { parseArgs } from 'node:util';
import { formatFigures, formatLines } from '../measure/formats.mjs';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '9' },
    formats: { type: 'string' },
    library: { type: 'string' },
  },
});
const figures = formatFigures(Number(values.events), Number(values.rounds), {
  formats: values.formats?.split(','),
  library: values.library,
});
console.log(formatLines(figures).join('\n'));
