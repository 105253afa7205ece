import { describe, expect, it } from 'vitest';
import { clientOrigin } from './client-origin.ts';

const trusts = (address: string) => address.startsWith('10.');
const claimed = { host: 'deepiri.example.org', 'x-forwarded-for': '1.2.3.4', 'x-forwarded-proto': 'https' };

describe('where a request came from', () => {
  it('G10 is the address of the connection, whatever the client says', () => {
    const seen = { address: '::ffff:203.0.113.9', encrypted: false, headers: claimed };
    expect(clientOrigin(seen, trusts)).toEqual({ address: '203.0.113.9', proto: 'http', host: 'deepiri.example.org' });
  });

  it('is what a trusted proxy says', () => {
    const headers = { ...claimed, 'x-forwarded-host': 'public.example.org' };
    expect(clientOrigin({ address: '10.0.0.1', encrypted: false, headers }, trusts)).toEqual({
      address: '1.2.3.4',
      proto: 'https',
      host: 'public.example.org',
    });
  });

  it('G10 is, of a chain, the last address that is not a proxy of ours', () => {
    const headers = { 'x-forwarded-for': '6.6.6.6, 203.0.113.9, 10.0.0.2' };
    expect(clientOrigin({ address: '10.0.0.1', encrypted: false, headers }, trusts).address).toBe('203.0.113.9');
  });

  it('is the farthest proxy when all of the chain is ours', () => {
    const headers = { 'x-forwarded-for': '10.0.0.3, 10.0.0.2' };
    expect(clientOrigin({ address: '10.0.0.1', encrypted: false, headers }, trusts).address).toBe('10.0.0.3');
  });
});
