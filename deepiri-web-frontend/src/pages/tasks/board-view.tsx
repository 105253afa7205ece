import type { Room } from './use-room.ts';

export function BoardView({ room }: { room: Room }) {
  return <div>{room.shown.length}</div>;
}
