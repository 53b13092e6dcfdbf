/** Counters, gauges and durations in Prometheus's text format (exposition format 0.0.4). */
import { monitorEventLoopDelay } from 'node:perf_hooks';

export type Labels = Readonly<Record<string, string>>;

export interface Metrics {
  count(name: string, labels?: Labels): void;
  /** Adds a duration to the buckets of a histogram. */
  observe(name: string, seconds: number, labels?: Labels): void;
  /** `read` is called when the metrics are read. */
  gauge(name: string, help: string, read: () => number | Promise<number>, labels?: Labels): void;
  text(): Promise<string>;
}

const bucketsSeconds = [0.005, 0.02, 0.1, 0.5, 2, 10, 60, 300];

interface Histogram {
  readonly buckets: number[];
  sum: number;
  count: number;
}

const escaped = (value: string): string =>
  value.replace(/[\\"\n]/g, (letter) => (letter === '\n' ? '\\n' : `\\${letter}`));

const labelled = (labels: Labels): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
};

interface Gauge {
  readonly help: string;
  /** By their labels. */
  readonly series: Map<string, () => number | Promise<number>>;
}

function addProcessGauges(add: Metrics['gauge']): void {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const delaySinceLastReading = (): number => {
    const value = delay.percentile(99) / 1e9;
    delay.reset();
    return value;
  };
  add('process_resident_memory_bytes', 'Resident size of the process', () => process.memoryUsage.rss());
  add(
    'nodejs_eventloop_delay_p99_seconds',
    'Delay of the event loop since the last reading, 99th percentile',
    delaySinceLastReading,
  );
}

export function metricsRegistry(): Metrics {
  const counters = new Map<string, Map<string, number>>();
  const histograms = new Map<string, Map<string, { readonly labels: Labels; readonly of: Histogram }>>();
  const gauges = new Map<string, Gauge>();
  const gauge: Metrics['gauge'] = (name, help, read, labels = {}) => {
    const found = gauges.get(name) ?? { help, series: new Map() };
    gauges.set(name, found);
    found.series.set(labelled(labels), read);
  };
  addProcessGauges(gauge);

  return {
    count(name, labels = {}) {
      const series = counters.get(name) ?? new Map<string, number>();
      counters.set(name, series);
      series.set(labelled(labels), (series.get(labelled(labels)) ?? 0) + 1);
    },
    observe(name, seconds, labels = {}) {
      const series = histograms.get(name) ?? new Map();
      histograms.set(name, series);
      const found = series.get(labelled(labels)) ?? {
        labels,
        of: { buckets: bucketsSeconds.map(() => 0), sum: 0, count: 0 },
      };
      series.set(labelled(labels), found);
      found.of.sum += seconds;
      found.of.count++;
      for (const [index, bound] of bucketsSeconds.entries()) {
        if (seconds <= bound) found.of.buckets[index] = (found.of.buckets[index] ?? 0) + 1;
      }
    },
    gauge,
    async text() {
      const lines: string[] = [];
      for (const [name, series] of counters) {
        lines.push(`# TYPE ${name} counter`);
        for (const [labels, value] of series) lines.push(`${name}${labels} ${value}`);
      }
      for (const [name, series] of histograms) {
        lines.push(`# TYPE ${name} histogram`);
        for (const { labels, of } of series.values()) {
          for (const [index, bound] of bucketsSeconds.entries())
            lines.push(`${name}_bucket${labelled({ ...labels, le: String(bound) })} ${of.buckets[index] ?? 0}`);
          lines.push(`${name}_bucket${labelled({ ...labels, le: '+Inf' })} ${of.count}`);
          lines.push(`${name}_sum${labelled(labels)} ${of.sum}`, `${name}_count${labelled(labels)} ${of.count}`);
        }
      }
      for (const [name, { help, series }] of gauges) {
        lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} gauge`);
        for (const [labels, read] of series) lines.push(`${name}${labels} ${await read()}`);
      }
      return `${lines.join('\n')}\n`;
    },
  };
}
