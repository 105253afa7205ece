/** What has opened something that lies over the page, or is about to. */
const OPENED = '[aria-expanded="true"]:is([aria-haspopup="menu"], [aria-haspopup="dialog"])';
/** What is fetched first may take as long; then Escape has been for nothing. */
const PATIENCE_MS = 3_000;

/** Escapes that were passed on. */
const passed = new WeakSet<Event>();

const isOpen = (opener: Element) => opener.isConnected && opener.getAttribute('aria-expanded') === 'true';
const openedBy = (opener: Element) => document.getElementById(opener.getAttribute('aria-controls') ?? '');

/** The kit hears Escape within what it has opened. */
function passOn(opener: Element, opened: HTMLElement): void {
  const { activeElement: before } = document;
  const key = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
  passed.add(key);
  opened.dispatchEvent(key);
  // The focus was on its way there.
  opened.addEventListener('focusin', () => {
    if (!isOpen(opener) && before instanceof HTMLElement) before.focus({ preventScroll: true });
  });
}

function passOnWhenThere(opener: Element, until: number): void {
  requestAnimationFrame(() => {
    const opened = openedBy(opener);
    if (opened) passOn(opener, opened);
    else if (isOpen(opener) && performance.now() < until) passOnWhenThere(opener, until);
  });
}

/** Whether the focus is in something else that lies over the page, which hears the key itself. */
function isElsewhere(target: Element, opener: Element, others: readonly Element[]): boolean {
  const around = [target.closest('[aria-modal="true"]'), ...others.map(openedBy)];
  return around.some((one) => one?.contains(target) && !one.contains(opener));
}

/**
 * Closes what was opened last when Escape is pressed before the focus has arrived in it, or before it is on the screen.
 * @returns whether the key was for that
 */
export function closePopover(event: KeyboardEvent): boolean {
  if (event.key !== 'Escape' || event.isComposing || passed.has(event)) return false;
  const openers = [...document.querySelectorAll(OPENED)];
  const opener = openers.pop();
  if (!opener) return false;
  const opened = openedBy(opener);
  const target = event.target instanceof Element ? event.target : document.body;
  if (opened?.contains(target) || isElsewhere(target, opener, openers)) return false;
  if (opened) passOn(opener, opened);
  else passOnWhenThere(opener, performance.now() + PATIENCE_MS);
  return true;
}
