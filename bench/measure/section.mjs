/** Measures the contestants of a section against each other. */
import { startNative, startNode } from './contestant.mjs';
import { median } from './median.mjs';

/** A pass takes about this long: far above what a timer resolves, and short enough to alternate often. */
const PASS_MILLISECONDS = 100;

/** Slow contestants take fewer events per pass, though not so few that these would stay in the processor's cache. */
const LEAST_EVENTS = 5000;

/**
 * @typedef {object} Plan
 * @property {number} rounds
 * @property {number} processes
 * @property {number} warmUpMilliseconds
 */

/**
 * Every contestant runs in `processes` fresh processes, one after the other; in each of them all contestants take turns
 * for `rounds` rounds. A contestant's figure is the median of the rounds of its best process.
 *
 * @param {import('../sections.mjs').Section} section
 * @param {import('./events.mjs').EventsFile} events
 * @param {Plan} plan
 * @param {import('./native.mjs').Programs} native the C++ programs.
 * @returns {Promise<{ figures: Record<string, { nsPerEvent: number }>, missing: Record<string, string> }>}
 */
export async function measureSection(section, events, plan, native) {
  const medians = {};
  const missing = {};
  for (let process = 0; process < plan.processes; process++) {
    const runners = [];
    try {
      for (const name of section.contestants) {
        if (missing[name] !== undefined) continue;
        const contestant = await start(name, section, events, native);
        if ('missing' in contestant) missing[name] = contestant.missing;
        else runners.push(await warmUp(name, contestant, events.count, plan));
      }
      if (missing[section.pointlessWithout] !== undefined) return { figures: {}, missing };
      await takeTurns(runners, events.count, plan.rounds);
    } finally {
      for (const { contestant } of runners) contestant.end();
    }
    for (const { name, times } of runners) {
      medians[name] ??= [];
      medians[name].push(median(times));
    }
  }
  const figures = Object.entries(medians).map(([name, values]) => [
    name,
    { nsPerEvent: Number(Math.min(...values).toFixed(1)) },
  ]);
  return { figures: Object.fromEntries(figures), missing };
}

async function start(name, { name: section, makes, native: nativeSection }, events, native) {
  if (!name.startsWith('c++')) return startNode({ contestant: name, section, makes, events });
  const program = native[name];
  if (program === undefined) return { missing: 'no g++ that compiles it' };
  return startNative(program, { section: nativeSection, events });
}

/** Runs until the engine has compiled what is hot, and finds how much a pass is to hold. */
async function warmUp(name, contestant, events, { warmUpMilliseconds }) {
  const end = performance.now() + warmUpMilliseconds;
  let nsPerEvent = 0;
  let count = Math.min(LEAST_EVENTS, events);
  for (let start = 0; nsPerEvent === 0 || performance.now() < end; start += count) {
    if (start + count > events) start = 0;
    nsPerEvent = await contestant.pass(start, count, 1);
  }
  const wanted = (PASS_MILLISECONDS * 1e6) / nsPerEvent;
  count = contestant.isWhole ? events : Math.min(events, Math.max(count, Math.round(wanted)));
  const repeats = Math.max(1, Math.round(wanted / count));
  return { name, contestant, count, repeats, start: 0, times: [] };
}

/** A contestant that takes a part of the events moves on with each round; who begins changes, too. */
async function takeTurns(runners, events, rounds) {
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < runners.length; i++) {
      const runner = runners[(i + round) % runners.length];
      if (runner.start + runner.count > events) runner.start = 0;
      runner.times.push(await runner.contestant.pass(runner.start, runner.count, runner.repeats));
      runner.start += runner.count;
    }
  }
}
