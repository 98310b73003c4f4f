/** The filters of a machine as items of a capture. */
import { type CaptureNotes, packValues } from '../../capture/index.ts';
import { type EngineObjects, engineObjects, type FileRules } from '../../filters/index.ts';
import type { Infer, ValueLayout } from '../../layout/index.ts';
import type { Redactor } from '../../redact.ts';
import {
  FWPM_CALLOUT0,
  FWPM_FILTER0,
  FWPM_LAYER0,
  FWPM_PROVIDER_CONTEXT0,
  FWPM_PROVIDER0,
  FWPM_SUBLAYER0,
} from '../../wfp/objects.ts';

/** The items: what filters lead to first, so that whoever reads from a pipe knows all names with them. */
export function* itemsOf(
  rules: FileRules,
  notes: CaptureNotes,
  redactor: Redactor | undefined,
): Generator<Uint8Array, void, undefined> {
  if (rules.state === undefined) return;
  const objects: EngineObjects = engineObjects(rules, rules.state);
  function* items<L extends ValueLayout>(struct: L, values: readonly Infer<L>[]) {
    if (values.length === 0) return;
    const given = redactor === undefined ? values : values.map((value) => redactor.value(struct, value));
    yield* packValues(struct, given, notes);
  }
  yield* items(FWPM_PROVIDER0, objects.providers);
  yield* items(FWPM_SUBLAYER0, objects.subLayers);
  yield* items(FWPM_LAYER0, objects.layers);
  yield* items(FWPM_CALLOUT0, objects.callouts);
  yield* items(FWPM_PROVIDER_CONTEXT0, objects.contexts);
  yield* items(FWPM_FILTER0, objects.filters);
}
