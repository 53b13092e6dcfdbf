/** Counters, gauges and durations in Prometheus's text format (exposition format 0.0.4). */
import { monitorEventLoopDelay } from 'node:perf_hooks';

type Labels = Readonly<Record<string, string>>;

export interface Metrics {
  count(name: string, labels?: Labels): void;
  /** Adds a duration to the buckets of a histogram. */
  observe(name: string, seconds: number, labels?: Labels): void;
  /** `read` is called when the metrics are read. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void;
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
  readonly read: () => number | Promise<number>;
}

function processGauges(): [name: string, Gauge][] {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const delaySinceLastReading = (): number => {
    const value = delay.percentile(99) / 1e9;
    delay.reset();
    return value;
  };
  return [
    ['process_resident_memory_bytes', { help: 'Resident size of the process', read: () => process.memoryUsage.rss() }],
    [
      'nodejs_eventloop_delay_p99_seconds',
      { help: 'Delay of the event loop since the last reading, 99th percentile', read: delaySinceLastReading },
    ],
  ];
}

export function metricsRegistry(): Metrics {
  const counters = new Map<string, Map<string, number>>();
  const histograms = new Map<string, Map<string, { readonly labels: Labels; readonly of: Histogram }>>();
  const gauges = new Map<string, Gauge>(processGauges());

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
    gauge: (name, help, read) => void gauges.set(name, { help, read }),
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
      for (const [name, { help, read }] of gauges)
        lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${await read()}`);
      return `${lines.join('\n')}\n`;
    },
  };
}
