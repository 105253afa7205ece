import type { Logger } from 'pino';
import { choice, type Env, SettingError, settings, text } from '../config.ts';
import { idsOnly, type Tracing } from './tracing.ts';

const samplers = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

/** Standard names (OpenTelemetry, "Environment Variable Specification"); those that are listed here and no others. */
export const tracingSettingsTable = {
  OTEL_EXPORTER_OTLP_ENDPOINT: text('Collector that takes traces by OTLP over HTTP; empty: no traces', ''),
  OTEL_EXPORTER_OTLP_HEADERS: text('Headers for the collector, as name=value, separated by commas', ''),
  OTEL_TRACES_SAMPLER: choice('Which traces are kept', samplers, 'parentbased_always_on'),
  OTEL_TRACES_SAMPLER_ARG: text('Share of traces for the ratio samplers, 0 to 1', '1'),
};

export type SamplerChoice = { parentBased: boolean; ratio: number };
type Wanted = { url: string; headers: Record<string, string>; sampler: SamplerChoice };
export type OtlpOptions = Wanted & { log: Logger };

/** Traces of this process, as the environment wants them. The SDK is loaded only when a collector is named. @throws SettingError */
export async function openTracing(env: Env, log: Logger): Promise<Tracing> {
  const wanted = readTracing(env);
  if (!wanted) return { tracerOf: () => idsOnly, stop: async () => {} };
  const { openOtlpTracing } = await import('./otlp-tracing.ts');
  return openOtlpTracing({ ...wanted, log });
}

/** Where traces go, and which. Undefined: nowhere. @throws SettingError */
export function readTracing(env: Env): Wanted | undefined {
  const values = settings(env, tracingSettingsTable);
  const sampler = samplerOf(values.OTEL_TRACES_SAMPLER, values.OTEL_TRACES_SAMPLER_ARG);
  if (!values.OTEL_EXPORTER_OTLP_ENDPOINT) return undefined;
  const url = tracesUrl(values.OTEL_EXPORTER_OTLP_ENDPOINT);
  return { url, headers: headersOf(values.OTEL_EXPORTER_OTLP_HEADERS), sampler };
}

function samplerOf(name: (typeof samplers)[number], argument: string): SamplerChoice {
  const ratio = Number(argument);
  if (argument.trim() === '' || !(ratio >= 0 && ratio <= 1))
    throw new SettingError(`OTEL_TRACES_SAMPLER_ARG=${JSON.stringify(argument)} must be a number from 0 to 1`);
  const parentBased = name.startsWith('parentbased_');
  if (name.endsWith('always_on')) return { parentBased, ratio: 1 };
  return { parentBased, ratio: name.endsWith('always_off') ? 0 : ratio };
}

function tracesUrl(endpoint: string): string {
  const parsed = URL.parse(endpoint);
  if (parsed?.protocol !== 'http:' && parsed?.protocol !== 'https:')
    throw new SettingError('OTEL_EXPORTER_OTLP_ENDPOINT must be a URL such as http://localhost:4318');
  return `${endpoint.replace(/\/+$/, '')}/v1/traces`;
}

function headersOf(list: string): Record<string, string> {
  const pairs = list.split(',').filter((pair) => pair.trim() !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw new SettingError('OTEL_EXPORTER_OTLP_HEADERS must be name=value, separated by commas');
      return [pair.slice(0, at).trim(), decode(pair.slice(at + 1).trim())];
    }),
  );
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw new SettingError('OTEL_EXPORTER_OTLP_HEADERS holds a value that is badly percent-encoded');
  }
}
