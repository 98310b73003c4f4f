/**
 * Counts events of one version of the struct, out of their columns: a batch at a time, and of that one table at a time, so
 * that what a loop touches stays in the processor's cache.
 */

import type { RuleBook } from '../events/context.ts';
import { unlessNoPackage } from '../events/header.ts';
import { appPathOf } from '../events/report.ts';
import { remembered } from '../util/remembered.ts';
import { NONE, type Texts } from './batch.ts';
import { Facets } from './facets.ts';
import { lifeWords } from './lifeWords.ts';
import {
  type Asked,
  CAUSE_MEMBERS,
  type Cause,
  type CountedFilter,
  causeOf,
  FILTER_MEMBERS,
  FILTER_WORDS,
  filterOf,
  SHAPE_MEMBERS,
  type Shape,
  shapeOf,
  WAY_MEMBERS,
  type Way,
  wayOf,
} from './meaning.ts';
import type { Rows } from './rows.ts';
import { count, portKey, type Tables } from './tables.ts';
import { takeCause, takeFilter, takeShape, takeWay } from './take.ts';
import type { Tally } from './tally.ts';

/** Some events of a batch: their rows, and what they mean. */
interface Events {
  readonly rows: number[];
  readonly shapes: Shape[];
  readonly ways: Way[];
}

/** Paths of applications that are remembered. */
const MOST_APPS = 2 ** 14;

export class Collector {
  readonly #tables: Tables;
  readonly #rules: RuleBook | undefined;
  readonly #shapes: Facets<Shape>;
  readonly #ways: Facets<Way>;
  readonly #causes: Facets<Cause>;
  readonly #filters: Facets<{ readonly filter: CountedFilter | undefined }>;
  readonly #appPath: (appId: string) => string | null;

  constructor(asked: Asked, tables: Tables) {
    const { context } = asked;
    this.#tables = tables;
    this.#rules = context.rules;
    this.#shapes = new Facets(
      SHAPE_MEMBERS.length + 1,
      (numbers) => shapeOf(asked, numbers),
      (shape, times) => takeShape(tables, shape, times),
    );
    this.#ways = new Facets(
      WAY_MEMBERS.length,
      (numbers) => wayOf(asked, numbers),
      (way, times) => takeWay(tables, way, times),
    );
    this.#causes = new Facets(
      CAUSE_MEMBERS.length,
      (numbers) => causeOf(asked, numbers),
      (cause, times) => takeCause(tables, cause, times),
    );
    this.#filters = new Facets(
      FILTER_MEMBERS.length + FILTER_WORDS,
      (numbers) => ({ filter: filterOf(asked, numbers) }),
      ({ filter }, times) => takeFilter(tables, filter, times),
    );
    const appPath = (appId: string): string | null => appPathOf({ appId }, context) ?? null;
    // Without volumes there is nothing to look up.
    this.#appPath = context.volumes === undefined ? appPath : remembered(appPath, MOST_APPS);
  }

  /** Counts the events in some rows. Each of them is there and can be read. */
  add(batch: Rows, rows: readonly number[]): void {
    const shapes = this.#shapes.count(batch.shape, rows);
    const ways = this.#ways.count(batch.way, rows);
    const { timeline } = this.#tables;
    for (const row of rows) {
      const high = batch.time.high[row] ?? NONE;
      if (high !== NONE) timeline.add(high, batch.time.low[row] ?? 0);
    }
    const blocked: Events = { rows: [], shapes: [], ways: [] };
    const failed: Events = { rows: [], shapes: [], ways: [] };
    for (const [i, row] of rows.entries()) {
      const [shape, way] = [shapes[i], ways[i]];
      if (shape === undefined || way === undefined) continue;
      const events = shape.outcome === 'blocked' ? blocked : shape.outcome === 'failed' ? failed : undefined;
      events?.rows.push(row);
      events?.shapes.push(shape);
      events?.ways.push(way);
    }
    this.#addBlocked(batch, blocked);
    this.#addFailed(batch, failed);
  }

  /** Hands over what is not in the tables yet. */
  flush(): void {
    for (const facets of [this.#shapes, this.#ways, this.#causes, this.#filters]) facets.flush();
  }

  #addBlocked(batch: Rows, events: Events): void {
    const { apps, users, packages } = this.#tables.blocked;
    const appPath = this.#appPath;
    addTexts(
      apps,
      batch.texts['header.appId'],
      events,
      ({ app }) => app !== undefined,
      (appId) => appPath(appId) ?? undefined,
    );
    addTexts(
      users,
      batch.texts['header.userId'],
      events,
      ({ user }) => user !== undefined,
      (sid) => sid,
    );
    addTexts(
      packages,
      batch.texts['header.packageSid'],
      events,
      (shape) => shape.package !== undefined,
      unlessNoPackage,
    );
    addNetworks(this.#tables, batch, events);
    addPorts(this.#tables, batch, events);
    const rules = this.#rules;
    if (rules !== undefined) {
      this.#filters.count([...batch.filter, ...lifeWords(rules, batch, events.rows)], events.rows);
    } else addFilterIds(this.#tables, batch, events);
    // Of what was blocked only drops of IPsec say why.
    const { status } = batch;
    this.#causes.count(
      batch.cause,
      events.rows.filter((row) => status[row] !== NONE),
    );
  }

  #addFailed(batch: Rows, events: Events): void {
    const { peers, principals } = this.#tables.failed;
    this.#causes.count(batch.cause, events.rows);
    for (const [i, row] of events.rows.entries()) {
      const member = events.shapes[i]?.remote;
      if (member === undefined) peers.addNone();
      else peers.add(batch.addresses[member], row);
    }
    // A name that was not filled in is empty.
    for (const row of events.rows) count(principals, batch.principal[row] || undefined);
  }
}

/** @param isMeant whether the member counts in an event. @param valueOf what is counted for a text. */
function addTexts(
  tally: Tally<string>,
  texts: Texts,
  { rows, shapes }: Events,
  isMeant: (shape: Shape) => boolean,
  meaningOf: (text: string) => string | undefined,
): void {
  for (const [i, row] of rows.entries()) {
    const [text, shape] = [texts[row], shapes[i]];
    const isThere = typeof text === 'string' && shape !== undefined && isMeant(shape);
    count(tally, isThere ? meaningOf(text) : undefined);
  }
}

function addNetworks({ blocked: { networks } }: Tables, batch: Rows, { rows, shapes, ways }: Events): void {
  for (const [i, row] of rows.entries()) {
    const member = shapes[i]?.remote;
    const direction = ways[i]?.agreed ?? 'unknown';
    if (member === undefined) networks.addNone(direction);
    else networks.add(batch.addresses[member], row, direction);
  }
}

/** The port that the traffic was for: of this machine when it came in, of the other one when it went out. */
function addPorts({ blocked: { ports } }: Tables, batch: Rows, { rows, shapes, ways }: Events): void {
  for (const [i, row] of rows.entries()) {
    const [shape, direction] = [shapes[i], ways[i]?.agreed];
    const isIn = direction === 'inbound';
    const isThere = direction !== undefined && (isIn ? shape?.hasLocalPort : shape?.hasRemotePort);
    const port = (isIn ? batch.localPort : batch.remotePort)[row] ?? NONE;
    if (isThere && port !== NONE) ports[direction].add(0, portKey(port, shape?.protocol));
    else ports[direction ?? 'unknown'].addNone();
  }
}

/** 0 names no filter, as with rules. */
function addFilterIds({ blocked: { filterIds } }: Tables, { filterId }: Rows, { rows }: Events): void {
  for (const row of rows) {
    const [high, low] = [filterId.high[row] ?? NONE, filterId.low[row] ?? 0];
    if (high === NONE || (high === 0 && low === 0)) filterIds.addNone();
    else filterIds.add(high, low);
  }
}
