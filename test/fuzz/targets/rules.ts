/** readRules and volumesOf: whatever a file holds, rules or the one error that says where it is wrong. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
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
import type { Random } from '../random.ts';
import { RULE_FILES } from '../ruleFiles.ts';
import type { Verdict } from '../target.ts';
import { targetOf } from '../target.ts';

const FILES = Object.values(RULE_FILES).map((path) => new Uint8Array(readFileSync(path)));

/** Pieces that XML gives a meaning to. */
const PIECES = [
  '<item>',
  '</item>',
  '<filters>',
  '<',
  '>',
  '&',
  '&#0;',
  '&lt',
  '<![CDATA[',
  ']]>',
  '<!--',
  '<?',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '&b;',
  '__proto__',
  '\u001b[2J',
  '\ud800',
  '0x',
  '18446744073709551616',
  ' '.repeat(5000),
  'a=\'"',
];

interface Input {
  readonly bytes: Uint8Array;
  /** Where the bytes are cut into chunks. */
  readonly chunk: number;
}

export const rulesTarget = targetOf('rules', drawInput, async ({ bytes, chunk }): Promise<Verdict> => {
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, i) =>
    bytes.subarray(i * chunk, (i + 1) * chunk),
  );
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
});

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

function drawInput(random: Random): Input {
  let bytes: Uint8Array = random.oneIn(10)
    ? new TextEncoder().encode('harddiskvolume3=C:\r\n')
    : random.pick(FILES);
  for (let i = random.below(6); i > 0; i--) bytes = changed(bytes, random);
  return { bytes, chunk: random.pick([1, 2, 7, 100, 65536]) };
}

function changed(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.below(bytes.length + 1);
  const count = random.pick([0, 1, 2, random.below(200)]);
  const piece = Buffer.from(random.pick(PIECES), random.oneIn(3) ? 'utf16le' : 'utf8');
  // No Buffers: what is saved is read back as plain bytes.
  const joined = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
  return random.pick<() => Uint8Array>([
    () => bytes.slice(0, at),
    () => joined(bytes.subarray(0, at), bytes.subarray(at + count)),
    () => joined(bytes.subarray(0, at), piece, bytes.subarray(at + count)),
    () => joined(bytes.subarray(0, at), bytes.subarray(Math.max(0, at - count))),
    () => bytes.map((byte, i) => (i === at ? random.below(256) : byte)),
  ])();
}
