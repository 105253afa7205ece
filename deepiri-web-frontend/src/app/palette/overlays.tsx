import type { Overlay } from '../frame/use-frame-commands.ts';

export function Overlays({ overlay }: { overlay: Overlay }) {
  void overlay;
  return null;
}
