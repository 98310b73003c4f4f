/** readRules and volumesOf: whatever a file holds, rules or the one error that says where it is wrong. */
import assert from 'node:assert/strict';
import {
  type FileRules,
  isRulesError,
  isVolumeError,
  readRules,
  readVolumeLines,
  volumesOf,
  why,
  whyJson,
  whyText,
} from '../../../src/formats.ts';
import { drop, event5 } from '../../support/events.ts';
import { assertShowable } from '../assertions.ts';
import { chunksOf, drawMarkup, filesAt } from '../markup.ts';
import { RULE_FILES } from '../ruleFiles.ts';
import type { Verdict } from '../target.ts';
import { targetOf } from '../target.ts';

const FILES = [...filesAt(Object.values(RULE_FILES)), new TextEncoder().encode('harddiskvolume3=C:\r\n')];

export const rulesTarget = targetOf(
  'rules',
  (random) => drawMarkup(random, FILES),
  async ({ bytes, chunk }): Promise<Verdict> => {
    const chunks = chunksOf({ bytes, chunk });
    const isVolumes = await volumesAreRead(chunks);
    try {
      const rules = await readRules(chunks, { state: true });
      assert(rules.size >= 0 && rules.withoutId >= 0);
      for (const id of [0n, 77n, 66241n, 2n ** 64n - 1n]) {
        const rule = rules.rule(id);
        assert(rule === undefined || (rule.filterId === id && typeof rule.name === 'string'));
      }
      assertExplained(rules);
      return 'taken';
    } catch (error) {
      assert(isRulesError(error), String(error));
      assertShowable(error.message);
      assert(error.line >= 1 && error.column >= 0, `line ${error.line}, column ${error.column}`);
      return isVolumes ? 'taken' : 'refused';
    }
  },
);

const EVENTS = [44, 48].map((layerId) => event5('CLASSIFY_DROP', drop({ layerId })));

function assertExplained(rules: FileRules): void {
  const whyOf = why({ rules });
  for (const event of EVENTS) {
    const said = whyOf('FWPM_NET_EVENT5', event);
    for (const line of whyText(said, { full: true }).split('\n')) assertShowable(line);
    JSON.parse(whyJson(said));
    const { decisions = [], canPass } = said.arbitration ?? {};
    assert(decisions.length > 0 || canPass, 'something is always possible');
    if (said.byFilters !== undefined) assert(decisions.length === 1 && !canPass);
  }
}

async function volumesAreRead(chunks: readonly Uint8Array[]): Promise<boolean> {
  try {
    const { drivePath } = volumesOf(await readVolumeLines(chunks));
    return typeof drivePath('\\device\\harddiskvolume3\\a') === 'string';
  } catch (error) {
    assert(isVolumeError(error), String(error));
    return false;
  }
}
