/** Counts events of one version of the struct, out of their columns. */
import { unlessNoPackage } from '../events/header.ts';
import { appPathOf } from '../events/report.ts';
import { addressAt } from './addresses.ts';
import { NONE, type Numbers } from './batch.ts';
import { Facets } from './facets.ts';
import {
  type Asked,
  CAUSE_MEMBERS,
  type Cause,
  type CountedFilter,
  causeOf,
  FILTER_MEMBERS,
  filterOf,
  SHAPE_MEMBERS,
  type Shape,
  shapeOf,
  WAY_MEMBERS,
  type Way,
  wayOf,
} from './meaning.ts';
import { remembered } from './memo.ts';
import type { Rows } from './rows.ts';
import { count, portKey, type Tables } from './tables.ts';
import { takeCause, takeFilter, takeShape, takeWay } from './take.ts';

export class Collector {
  readonly #tables: Tables;
  readonly #hasRules: boolean;
  readonly #shapes: Facets<Shape>;
  readonly #ways: Facets<Way>;
  readonly #causes: Facets<Cause>;
  readonly #filters: Facets<{ readonly filter: CountedFilter | undefined }>;
  readonly #appPath: (appId: string) => string | null;

  constructor(asked: Asked, tables: Tables) {
    const { context } = asked;
    this.#tables = tables;
    this.#hasRules = context.rules !== undefined;
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
      FILTER_MEMBERS.length + 2,
      (numbers) => ({ filter: filterOf(asked, numbers) }),
      ({ filter }, times) => takeFilter(tables, filter, times),
    );
    const appPath = (appId: string): string | null => appPathOf({ appId }, context) ?? null;
    // Without volumes there is nothing to look up.
    this.#appPath = context.volumes === undefined ? appPath : remembered(appPath);
  }

  /** Counts the event of a row; false where there is none, since the pointer to it is NULL or it cannot be read. */
  add(rows: Rows, row: number): boolean {
    if (!isThere(rows.type, row)) return false;
    const { timeline } = this.#tables;
    const shape = this.#shapes.count(rows.shape, row);
    const way = this.#ways.count(rows.way, row);
    const isFailure = shape.outcome === 'failed';
    if (isFailure || isThere(rows.status, row)) this.#causes.count(rows.cause, row);
    timeline.add(rows.time.high[row] ?? 0, rows.time.low[row] ?? 0);
    if (shape.outcome === 'blocked') this.#block(rows, row, shape, way);
    else if (isFailure) this.#fail(rows, row, shape);
    return true;
  }

  /** Hands over what is not in the tables yet. */
  flush(): void {
    for (const facets of [this.#shapes, this.#ways, this.#causes, this.#filters]) facets.flush();
  }

  #block(rows: Rows, row: number, shape: Shape, way: Way): void {
    const { apps, users, packages, networks, ports } = this.#tables.blocked;
    const appId = textAt(rows, shape.app, row);
    count(apps, appId === undefined ? undefined : (this.#appPath(appId) ?? undefined));
    count(users, textAt(rows, shape.user, row));
    count(packages, unlessNoPackage(textAt(rows, shape.package, row)));
    const direction = way.agreed ?? 'unknown';
    if (shape.remote === undefined) networks.addNone(direction);
    else networks.add(rows.addresses[shape.remote], row, direction);
    const port = portFor(rows, row, shape, way);
    if (port === undefined) ports[direction].addNone();
    else ports[direction].add(0, port);
    this.#countFilter(rows, row);
  }

  #countFilter(rows: Rows, row: number): void {
    if (this.#hasRules) this.#filters.count(rows.filter, row);
    else countId(this.#tables, rows.filterId.high[row] ?? NONE, rows.filterId.low[row] ?? 0);
  }

  #fail(rows: Rows, row: number, shape: Shape): void {
    const { peers, principals } = this.#tables.failed;
    count(peers, shape.remote && addressAt(rows.addresses[shape.remote], row));
    // A name that was not filled in is empty.
    count(principals, rows.principal[row] || undefined);
  }
}

function isThere(numbers: Numbers, row: number): boolean {
  return (numbers[row] ?? NONE) !== NONE;
}

function textAt({ texts }: Rows, member: Shape['app'], row: number): string | undefined {
  return member && (texts[member][row] ?? undefined);
}

/** The port that the traffic was for: of this machine when it came in, of the other one when it went out. */
function portFor(rows: Rows, row: number, shape: Shape, { agreed }: Way): number | undefined {
  const isIn = agreed === 'inbound';
  const counts = agreed !== undefined && (isIn ? shape.hasLocalPort : shape.hasRemotePort);
  const port = (isIn ? rows.localPort : rows.remotePort)[row] ?? NONE;
  return counts && port !== NONE ? portKey(port, shape.protocol) : undefined;
}

/** Counts the id of a filter; 0 names none, as with rules. */
function countId({ blocked: { filterIds } }: Tables, high: number, low: number): void {
  if (high === NONE || (high === 0 && low === 0)) filterIds.addNone();
  else filterIds.add(high, low);
}
