/** readNetEvents: whatever a file holds, events that can be written, or the one error that says where it is wrong. */
import assert from 'node:assert/strict';
import { csv, isNetshError, type NetshNotes, readNetEvents, Summary, text } from '../../../src/formats.ts';
import { assertShowable } from '../assertions.ts';
import { chunksOf, drawMarkup, filesAt } from '../markup.ts';
import { EVENT_FILES } from '../ruleFiles.ts';
import type { Verdict } from '../target.ts';
import { targetOf } from '../target.ts';

const FILES = filesAt(EVENT_FILES);

export const netshTarget = targetOf(
  'netsh',
  (random) => drawMarkup(random, FILES),
  async (input): Promise<Verdict> => {
    const summary = new Summary();
    const notes: NetshNotes[] = [];
    let count = 0;
    try {
      for await (const { struct, event, origin } of readNetEvents(chunksOf(input), {
        onEnd: (said) => notes.push(said),
      })) {
        count++;
        assertShowable(text().write(struct, event, origin).replaceAll('\n', ''));
        assert(csv().write(struct, event, origin).endsWith('\n'));
        summary.addEvents(struct, [event], origin);
      }
    } catch (error) {
      assert(isNetshError(error), String(error));
      assertShowable(error.message);
      return 'refused';
    }
    assert.equal(notes.length, 1);
    assert.equal(summary.result().events, count);
    return count > 0 ? 'taken' : 'refused';
  },
);
