/** `npm run generate`: writes the generated files anew. */
import { writeFileSync } from 'node:fs';
import { generatedFiles } from './files.ts';

for (const [path, text] of generatedFiles()) writeFileSync(path, text);
