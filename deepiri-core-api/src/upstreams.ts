import { putHeaders, type Upstream, type UpstreamName } from 'deepiri-api-gateway';
import type { RunningService } from 'deepiri-service-kit';

/** A service of this process as the gateway sees it: requests are handed to its router, without a hop. */
export function upstreamOf(service: RunningService): readonly [UpstreamName, Upstream] {
  const { raw } = service;
  const handle = raw ? raw.request : service.handle;
  const upstream: Upstream = {
    handle(request, response, told) {
      putHeaders(response, told);
      return handle(request, response);
    },
    ...(raw?.upgrade ? { upgrade: raw.upgrade } : {}),
    ready: service.ready,
  };
  return [service.name as UpstreamName, upstream];
}
