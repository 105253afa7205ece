import { createHash, randomBytes } from 'node:crypto';

function format(bytes: Uint8Array, version: number): string {
  bytes[6] = (bytes[6]! & 0x0f) | (version << 4);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, 16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Source of UUIDv7 (RFC 9562 §5.7, method 1 with a 12-bit counter): ids made one after the other sort in that order. */
export function createUuids(): (now: Date) => string {
  let last = 0;
  let counter = 0;
  let pool = randomBytes(4096);
  let used = 0;
  return (now) => {
    const time = Math.max(now.getTime(), last);
    counter = time === last ? counter + 1 : 0;
    last = counter > 0xfff ? time + 1 : time;
    if (counter > 0xfff) counter = 0;
    if (used + 8 > pool.length) {
      pool = randomBytes(4096);
      used = 0;
    }
    const bytes = Buffer.allocUnsafe(16);
    bytes.writeUIntBE(last, 0, 6);
    bytes.writeUInt16BE(counter, 6);
    pool.copy(bytes, 8, used, used + 8);
    used += 8;
    return format(bytes, 7);
  };
}

/** A UUIDv8 (RFC 9562 §5.8) that is always the same for the same parts. */
export function derivedUuid(...parts: string[]): string {
  return format(createHash('sha256').update(parts.join('\u0000')).digest().subarray(0, 16), 8);
}
