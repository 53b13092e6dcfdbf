/**
 * Finds the cheapest route of at most three steps from one format to another.
 *
 * A pair that no engines can convert, or that makes no sense (a table as slides), is unsupported. For a pair that needs an
 * engine that is missing on this machine, the failure names that engine.
 */
import { Failure } from '../domain/failure.ts';
import { distinct, type Message, message } from '../texts/message.ts';
import type { Engine, FidelityClass, Pair } from './engine.ts';
import { fidelityClasses } from './engine.ts';
import { type Format, titleOf, imageFormats, targetFormats, type TargetFormat } from './formats.ts';
import { refuseForTarget } from './option-targets.ts';
import type { ConvertOptions } from './options.ts';

export const maxSteps = 3;
/** Added for each option that an engine cannot apply, so that a longer route that applies it is preferred. */
const declinedCost = 20;

export interface Step {
  readonly engine: Engine;
  readonly pair: Pair;
}
export interface Route {
  readonly steps: readonly Step[];
  readonly cost: number;
  /** The class of the weakest step. */
  readonly fidelity: FidelityClass;
  /** Options that a step cannot apply. */
  readonly warnings: readonly Message[];
}

/** Pairs that a route could reach but that nobody wants, such as a table as slides. */
const senseless: ReadonlySet<string> = new Set([
  'docx>ppt',
  ...['xls', 'pptx', 'ppt'].map((to) => `doc>${to}`),
  ...['xlsx', 'xls', 'csv'].flatMap((from) => [`${from}>pptx`, `${from}>ppt`]),
  'pptx>xls',
  ...['doc', 'xlsx', 'xls', 'csv'].map((to) => `ppt>${to}`),
  ...['odt', 'rtf'].map((from) => `${from}>ppt`),
  ...['pptx', 'ppt'].map((to) => `ods>${to}`),
  'odp>xls',
  ...imageFormats.map((image) => `${image}>ppt`),
]);

/** Formats that a route may pass through: they can represent what the others contain. */
const waypoints: ReadonlySet<Format> = new Set(['docx', 'pptx', 'xlsx', 'pdf']);

/** Whether a path may continue from here: no path visits a format twice. */
const isWaypoint = (format: Format, steps: readonly Step[]): boolean =>
  waypoints.has(format) && steps.every(({ pair }) => pair.from !== format);

export function cheapestRoute(
  engines: readonly Engine[],
  from: Format,
  to: Format,
  options: ConvertOptions,
): Route | undefined {
  if (senseless.has(`${from}>${to}`)) return undefined;
  let best: Route | undefined;
  const extend = (at: Format, steps: readonly Step[], cost: number, warnings: readonly Message[]): void => {
    if (best && cost >= best.cost) return;
    if (at === to && steps.length > 0) {
      best = { steps, cost, fidelity: weakest(steps), warnings: distinct(warnings) };
      return;
    }
    if (steps.length === maxSteps) return;
    for (const engine of engines)
      for (const pair of engine.pairs) {
        if (pair.from !== at || (pair.to !== to && (pair.to === at || !isWaypoint(pair.to, steps)))) continue;
        const declined = engine.cannot?.(pair, options) ?? [];
        extend(pair.to, [...steps, { engine, pair }], cost + pair.cost + declinedCost * declined.length, [
          ...warnings,
          ...declined,
        ]);
      }
  };
  extend(from, [], 0, []);
  return best;
}

const weakest = (steps: readonly Step[]): FidelityClass =>
  fidelityClasses[Math.max(...steps.map(({ pair }) => fidelityClasses.indexOf(pair.fidelity)))] ?? 'words';

/** The engines that can be used on this machine, and those that cannot. */
export interface Availability {
  readonly available: readonly Engine[];
  readonly missing: readonly { readonly engine: Engine; readonly why: Message }[];
}

export async function availability(engines: readonly Engine[], ask: Ask): Promise<Availability> {
  const answers = await Promise.all(engines.map(async (engine) => ({ engine, why: await ask(engine) })));
  return {
    available: answers.filter(({ why }) => why === undefined).map(({ engine }) => engine),
    missing: answers.flatMap(({ engine, why }) => (why === undefined ? [] : [{ engine, why }])),
  };
}

/** Asks an engine whether it can be used on this machine. */
export type Ask = (engine: Engine) => Promise<Message | undefined>;

export function askOnce(): Ask {
  const answers = new Map<Engine, Promise<Message | undefined>>();
  return (engine) => {
    const answer = answers.get(engine) ?? engine.unavailable();
    answers.set(engine, answer);
    return answer;
  };
}

/**
 * The cheapest route over available engines. Only engines of a cheap route are asked, because asking may take long.
 * Rejects with `unsupported_format` or `engine_unavailable`.
 */
export async function findRoute(
  engines: readonly Engine[],
  from: Format,
  to: Format,
  options: ConvertOptions,
  ask: Ask,
): Promise<Route> {
  refuseHybrid(from, to, options);
  refuseForTarget(to, options);
  const lacking: { readonly engine: Engine; readonly why: Message }[] = [];
  for (;;) {
    const left = engines.filter((engine) => lacking.every((other) => other.engine !== engine));
    const route = cheapestRoute(left, from, to, options);
    if (!route) throw noRoute(engines, lacking, from, to, options);
    const used = [...new Set(route.steps.map(({ engine }) => engine))];
    const answers = await Promise.all(used.map(async (engine) => ({ engine, why: await ask(engine) })));
    const missing = answers.flatMap(({ engine, why }) => (why === undefined ? [] : [{ engine, why }]));
    if (missing.length === 0) return route;
    lacking.push(...missing);
  }
}

/** A Factur-X invoice can only be made of a record, and PDF/A can neither be encrypted nor lack its fonts. */
function refuseHybrid(from: Format, to: Format, options: ConvertOptions): void {
  if (!options.hybrid) return;
  if (from !== 'record' || to !== 'pdf')
    throw new Failure('bad_request', message('convert.hybridRecord', {}), {
      detail: message('convert.hybridAsked', { from: titleOf(from), to: titleOf(to) }),
    });
  if (options.pdfPassword !== undefined || !options.embedFonts || options.pdfCompression !== undefined)
    throw new Failure('bad_request', message('convert.hybridOptions', {}));
}

function noRoute(
  engines: readonly Engine[],
  lacking: readonly { readonly engine: Engine; readonly why: Message }[],
  from: Format,
  to: Format,
  options: ConvertOptions,
): Failure {
  if (lacking.length > 0) {
    const names = lacking.map(({ engine }) => engine.name).join(' and ');
    return new Failure('engine_unavailable', message('convert.needs', { from, to, programs: names }), {
      detail: lacking.map(({ why }) => why).reduce((first, next) => message('advice.both', { first, next })),
    });
  }
  return new Failure('unsupported_format', message('convert.noRoute', { from, to }), {
    detail: message('advice.possible', {
      format: titleOf(from),
      formats: possible(engines, from, options).join(', '),
    }),
  });
}

const possible = (engines: readonly Engine[], from: Format, options: ConvertOptions): readonly TargetFormat[] =>
  targetFormats.filter((to) => cheapestRoute(engines, from, to, options) !== undefined);

export interface MatrixCell {
  readonly from: Format;
  readonly to: TargetFormat;
  /** The engines in the order of their steps, when the pair can be converted here. */
  readonly engines?: readonly string[];
  readonly fidelity?: FidelityClass;
  /** Engines that would have to be installed. */
  readonly needs?: readonly string[];
}

/** Every pair of formats: converted by these engines, possible with others, or unsupported. */
export function matrix({ available, missing }: Availability, options: ConvertOptions): readonly MatrixCell[] {
  const all = [...available, ...missing.map(({ engine }) => engine)];
  const sources = new Set(all.flatMap(({ pairs }) => pairs.map(({ from }) => from)));
  return [...sources].flatMap((from) =>
    targetFormats.map((to): MatrixCell => {
      const route = cheapestRoute(available, from, to, options);
      if (route) return { from, to, engines: route.steps.map(({ engine }) => engine.name), fidelity: route.fidelity };
      const wish = cheapestRoute(all, from, to, options);
      if (!wish) return { from, to };
      const needs = wish.steps.filter(({ engine }) => !available.includes(engine)).map(({ engine }) => engine.name);
      return { from, to, needs: [...new Set(needs)] };
    }),
  );
}
