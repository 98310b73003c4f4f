/** In the place of src/live/libraries.ts in the command that the tests run: the engine of a scenario. */
import type { Libraries } from '../../src/live/libraries.ts';
import { Fake, type Image } from './fake.ts';

/** What the engine has, and what it does. */
export interface Scenario {
  /** The path of its library. */
  readonly library: string;
  readonly events: readonly Image[];
  /** How many events are played, and microseconds between them. */
  readonly count?: number;
  readonly pause?: number;
  readonly history?: number;
  /** Filters by their ids, in decimal. */
  readonly filters?: readonly { readonly id: string; readonly image: Image }[];
  /** Functions that fail, with their status. */
  readonly fail?: Readonly<Record<string, number>>;
  /** Kinds of events that are enabled. */
  readonly keywords?: number;
  /** Interrupts the command when all events were played, where signals cannot be sent. */
  readonly isInterrupted?: boolean;
}

/** The variable of the environment that a scenario comes in, as JSON. */
export const VARIABLE = 'FWPM_TEST_SCENARIO';

/** Bytes come as a list of numbers. */
function imageIn({ bytes, root, pointers }: Image): Image {
  return { bytes: Uint8Array.from(Object.values(bytes)), root, pointers };
}

let libraries: Promise<Libraries> | undefined;

export function systemLibraries(): Promise<Libraries> {
  libraries ??= libraryOf();
  return libraries;
}

async function libraryOf(): Promise<Libraries> {
  const scenario: Scenario = JSON.parse(process.env[VARIABLE] ?? '');
  const fake = await Fake.at(scenario.library);
  for (const image of scenario.events) fake.addEvent(imageIn(image));
  for (const { id, image } of scenario.filters ?? []) fake.addFilter(BigInt(id), imageIn(image));
  fake.play(scenario.count ?? 0, scenario.pause);
  fake.history(scenario.history ?? 0);
  fake.setOption(1, scenario.keywords ?? 0);
  for (const [call, status] of Object.entries(scenario.fail ?? {})) fake.fail(call, status);
  if (scenario.isInterrupted) {
    const timer = setInterval(() => {
      if (fake.count('played') < (scenario.count ?? 0)) return;
      clearInterval(timer);
      process.emit('SIGINT');
    }, 50);
    timer.unref();
  }
  process.once('exit', () => {
    const [blocks, handles, keywords] = [fake.count('blocks'), fake.count('handles'), fake.option(1)];
    process.stderr.write(`left: ${blocks} blocks, ${handles} handles, keywords ${keywords}\n`);
  });
  return fake.libraries;
}
