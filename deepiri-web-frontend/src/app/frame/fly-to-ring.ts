import { startOf } from '../../components/flight-start.ts';

const FRESH_MS = 8_000;

function visibleRing(): Element | null {
  return [...document.querySelectorAll('[data-landing]')].find((ring) => ring.getClientRects().length > 0) ?? null;
}

/** Lets the XP of a task that was finished in this tab float to the level ring. */
export function flyToRing(taskId: string, amount: number): void {
  const start = startOf(taskId);
  const ring = visibleRing();
  if (!start || !ring || performance.now() - start.at > FRESH_MS) return;
  if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const end = ring.getBoundingClientRect();
  const flyer = document.createElement('div');
  flyer.className = 'xp-flight';
  flyer.setAttribute('aria-hidden', 'true');
  flyer.textContent = `+${amount}`;
  flyer.style.left = `${start.rect.left}px`;
  flyer.style.top = `${start.rect.top}px`;
  document.body.append(flyer);
  const x = end.left + end.width / 2 - start.rect.left - 16;
  const y = end.top + end.height / 2 - start.rect.top - 10;
  const flight = flyer.animate(
    [
      { transform: 'translate(0, 0) scale(0.9)', opacity: 0 },
      { transform: 'translate(0, -10px) scale(1)', opacity: 1, offset: 0.2 },
      { transform: `translate(${x}px, ${y}px) scale(0.7)`, opacity: 0.2 },
    ],
    // A celebration: longer than what only shows where something went, so that the eye can follow it to the ring.
    { duration: 620, easing: 'cubic-bezier(0.3, 0.1, 0.2, 1)' },
  );
  flight.onfinish = () => {
    flyer.remove();
    ring.animate([{ transform: 'scale(1)' }, { transform: 'scale(1.08)' }, { transform: 'scale(1)' }], {
      duration: 200,
      easing: 'ease-out',
    });
  };
}
