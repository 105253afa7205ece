import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from 'deepiri-core-api';
import { beforeAll, describe, expect, it } from 'vitest';
import { metricsPages } from '../ops/metrics-pages.ts';
import { inlineCode, read, root, section, tableRows } from './markdown.ts';

const guide = read('docs/observability.md');
const alerts = read('ops/prometheus/alerts.yml');
const targets = [...read('ops/prometheus/prometheus.yml').matchAll(/^ +- ([\w-]+:\d+)$/gm)].map(
  ([, target]) => target!,
);

type Panel = { title: string; targets: { expr: string }[] };
const dashboard = JSON.parse(readFileSync(join(root, 'ops/grafana/deepiri.json'), 'utf8')) as { panels: Panel[] };

/** Families of metrics with their kinds, and every name and label under which samples stand. */
type Shown = { families: Map<string, string>; samples: Map<string, Set<string>> };

function shownOn(pages: Iterable<string>): Shown {
  const families = new Map<string, string>();
  const samples = new Map<string, Set<string>>();
  for (const page of pages) {
    for (const [, name, kind] of page.matchAll(/^# TYPE (\S+) (\S+)$/gm)) families.set(name!, kind!);
    for (const [, name, labels = ''] of page.matchAll(/^(\w+)(?:\{(.*)\})? \S+$/gm)) {
      const known = samples.get(name!) ?? new Set();
      for (const [, label] of labels.matchAll(/(\w+)="/g)) known.add(label!);
      samples.set(name!, known);
    }
  }
  return { families, samples };
}

/** Names of metrics in PromQL, each with the labels that its selector asks for. */
function askedBy(promql: string): { name: string; labels: string[] }[] {
  return [...promql.matchAll(/\b((?:deepiri|nodejs|process)_\w+|up)\b(?:\{([^}]*)\})?/g)].map(([, name, selector]) => ({
    name: name!,
    labels: [...(selector ?? '').matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label]) => label!),
  }));
}

/** What Prometheus adds itself. */
const ofTheTarget = ['job', 'instance'];
const expressions = [
  ...dashboard.panels.flatMap(({ title, targets: asked }) =>
    asked.map(({ expr }) => [`panel "${title}"`, expr] as const),
  ),
  ...[...alerts.matchAll(/- alert: (\w+)\n +expr: (?:\|\n((?: {10,}.*\n)+)|(.*)\n)/g)].map(
    ([, name, block, line]) => [`alert ${name}`, (block ?? line)!] as const,
  ),
];

describe('what operators look at', () => {
  let shown: Shown;
  beforeAll(async () => {
    shown = shownOn((await metricsPages()).values());
  });

  it('is described in docs/observability.md, with its kind, and nothing else is', () => {
    const rows = tableRows(section(guide, 'Metrics')).map(([names, kind]) => [inlineCode(names!)[0]!, kind!] as const);
    const ours = [...shown.families].filter(([name]) => name.startsWith('deepiri_'));
    expect(rows.filter(([name]) => name.startsWith('deepiri_')).sort()).toEqual(ours.sort());
    const prefixes = rows.map(([name]) => name).filter((name) => name.endsWith('*'));
    const others = [...shown.families.keys()].filter((name) => !name.startsWith('deepiri_'));
    expect(others.filter((name) => !prefixes.some((prefix) => name.startsWith(prefix.slice(0, -1))))).toEqual([]);
    expect(prefixes.filter((prefix) => !others.some((name) => name.startsWith(prefix.slice(0, -1))))).toEqual([]);
  });

  it('has the labels that the table tells', () => {
    for (const [names, , labels] of tableRows(section(guide, 'Metrics'))) {
      const name = inlineCode(names!)[0]!;
      const seen = shown.samples.get(name) ?? shown.samples.get(`${name}_count`);
      if (!seen) continue;
      const told = inlineCode(labels!);
      expect([name, [...seen].filter((label) => label !== 'service').sort()]).toEqual([name, told.sort()]);
    }
  });

  it.each(expressions)('%s asks for metrics and labels that exist', (_name, promql) => {
    const asked = askedBy(promql);
    expect(asked.length).toBeGreaterThan(0);
    for (const { name, labels } of asked) {
      if (name === 'up') continue;
      const family = name.replace(/_(bucket|count|sum)$/, '');
      expect([name, shown.families.has(name) || shown.families.get(family)]).not.toEqual([name, undefined]);
      const known = shown.samples.get(name);
      if (known) expect(labels.filter((label) => !known.has(label) && !ofTheTarget.includes(label))).toEqual([]);
    }
  });
});

describe('ops/prometheus', () => {
  it('asks each service at its port, and the gateway', () => {
    const ports = services.map(({ name, portOffset }) => `${name}:${5000 + portOffset}`);
    expect(targets.sort()).toEqual([...ports, 'api-gateway:5099'].sort());
  });

  it('has a test and a place in the guide for each alert', () => {
    const names = [...alerts.matchAll(/- alert: (\w+)/g)].map(([, name]) => name!);
    const tests = read('ops/prometheus/alerts.test.yml');
    expect(expressions.filter(([what]) => what.startsWith('alert '))).toHaveLength(names.length);
    expect(names.length).toBeGreaterThan(5);
    expect(
      names.filter((name) => !new RegExp(`alertname: ${name}\\n[^\\n]*\\n\\s+exp_alerts:\\n`).test(tests)),
    ).toEqual([]);
    expect(names.filter((name) => section(guide, name) === '')).toEqual([]);
  });
});
