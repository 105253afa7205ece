import type { Line } from './entry.ts';

/** Bytes of a UUID. */
const LENGTH = 16;

async function digest(...parts: string[]): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(parts.join('\u0000'))));
}

async function text(...parts: string[]): Promise<string> {
  const bytes = await digest(...parts);
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/**
 * The id of the task that the platform makes of a line: it follows from who asks, the key and what is asked.
 * @throws TypeError on plain http, where browsers reckon no digests
 */
export async function madeId(ownerId: string, key: string, line: Line): Promise<string> {
  const asked = JSON.stringify(['quickAddTask', {}, line]);
  const bytes = (await digest(await text(ownerId, key), await text(asked), 'tsk', '0')).subarray(0, LENGTH);
  // A UUIDv8 (RFC 9562 §5.8).
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `tsk_${hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}
