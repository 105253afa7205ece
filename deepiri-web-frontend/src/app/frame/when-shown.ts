/** What is fetched in idle time waits no longer for it than this. */
const IDLE_AFTER_MS = 600;
/** A room that does not come is followed anyway. */
const AT_LATEST_MS = 5_000;

/** What is on the screen, and when the browser has done what it shows. */
export type Screen = {
  /** Whether a room is there with what one came for: its rows, or all there is of it. */
  showsRoom(): boolean;
  /** Runs once what is there now has been painted. @returns cancels it */
  whenPainted(then: () => void): () => void;
  /** Runs when there is nothing more urgent to do. @returns cancels it */
  whenIdle(then: () => void): () => void;
};

const browser: Screen = {
  showsRoom() {
    const room = document.getElementById('main');
    if (!room?.querySelector('#page-title')) return false;
    return !room.querySelector('[data-coming]') || room.querySelector('[data-row]') !== null;
  },
  whenPainted(then) {
    // What is there when a frame begins has been painted when the one after the next does.
    let left = 3;
    const next = () => {
      left -= 1;
      if (left > 0) frame = requestAnimationFrame(next);
      else then();
    };
    let frame = requestAnimationFrame(next);
    return () => cancelAnimationFrame(frame);
  },
  whenIdle(then) {
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(then, IDLE_AFTER_MS);
      return () => clearTimeout(timer);
    }
    const wish = window.requestIdleCallback(then, { timeout: IDLE_AFTER_MS });
    return () => window.cancelIdleCallback(wish);
  },
};

/**
 * The one gate of what nobody waits for: runs work once the room has been painted with what one came for, and the browser
 * has time. What is fetched before that only makes it come later.
 * @returns cancels it
 */
export function whenShown(work: () => void, screen: Screen = browser): () => void {
  let stop = () => {};
  const cancel = () => {
    clearTimeout(timer);
    stop();
  };
  const begin = () => {
    cancel();
    work();
  };
  const look = (wasThere: boolean) => {
    stop = screen.whenPainted(() => {
      const isThere = screen.showsRoom();
      if (isThere && wasThere) stop = screen.whenIdle(begin);
      else look(isThere);
    });
  };
  const timer = setTimeout(begin, AT_LATEST_MS);
  look(screen.showsRoom());
  return cancel;
}

let came = () => {};
/** Resolves once the first room has been there for a moment: what nobody waits for is fetched after it. */
export const roomIsThere = new Promise<void>((resolve) => {
  came = resolve;
});
export const roomCame = (): void => came();
