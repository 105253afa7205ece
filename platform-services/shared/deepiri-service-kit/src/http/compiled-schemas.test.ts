import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import { allRoutes } from 'deepiri-contracts';
import { describe, expect, it } from 'vitest';
import { compileSerializer } from './serialization.ts';
import { compileValidator } from './validation.ts';

// Schemas are compiled when a request needs them: what does not compile would be seen by a person, not at the start.
describe('the schemas of all contracts', () => {
  it.each(allRoutes.map((route) => [route.operationId, route] as const))('of %s compile', (_, route) => {
    const { method, path: url, success } = route;
    for (const [httpPart, schema] of Object.entries({
      body: route.body,
      querystring: route.query,
      params: route.params,
    }))
      if (schema) expect(() => compileValidator({ schema, method, url, httpPart })({})).not.toThrow();
    const answer = { schema: success.body, method, url, httpStatus: String(success.status) };
    if (success.body) expect(() => SerializerSelector()({}, {})(answer)).not.toThrow();
  });

  it('write an answer by its schema, each time with what was compiled at first', () => {
    let looks = 0;
    const schema = {
      type: 'object',
      get properties() {
        looks++;
        return { name: { type: 'string' } };
      },
    };
    const write = compileSerializer({ schema, method: 'GET', url: '/', httpStatus: '200' });
    expect(looks).toBe(0);
    expect(write({ name: 'Jo', secret: 'x' })).toBe('{"name":"Jo"}');
    const looksToCompile = looks;
    expect(write({ name: 'Mo' })).toBe('{"name":"Mo"}');
    expect(looks).toBe(looksToCompile);
  });
});
