import type { Upstream, UpstreamName } from 'deepiri-api-gateway';
import type { RunningService } from 'deepiri-service-kit';

/** A service of this process as the gateway sees it: requests are handed to its router, without a hop. */
export function upstreamOf(service: RunningService): readonly [UpstreamName, Upstream] {
  const { raw } = service;
  const upstream: Upstream = {
    handle: raw ? raw.request : service.handle,
    ...(raw?.upgrade ? { upgrade: raw.upgrade } : {}),
    ready: service.ready,
  };
  return [service.name as UpstreamName, upstream];
}
