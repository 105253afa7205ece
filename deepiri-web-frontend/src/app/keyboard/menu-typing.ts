import { choiceFor } from './begins-with.ts';

/** What offers choices one under the other. */
const MENU = '[role="menu"],[data-choices]';
const CHOICE = ':is([role^="menuitem"],[data-choices] button):not(:disabled,[data-disabled])';
const MENU_OPENER = '[aria-haspopup="menu"][aria-expanded="true"]';
/** What is typed without such a pause is one word. */
const WORD_MS = 1_000;
/** What is fetched first may take as long. */
const PATIENCE_MS = 3_000;
/** Keys that do something to what has the focus, or to the list. */
const DOES = ['Enter', ' ', 'Backspace', 'Delete'];

let word = '';
let typedAt = Number.NEGATIVE_INFINITY;
/** Since when a menu is on its way. */
let awaitedAt = Number.NEGATIVE_INFINITY;
let isSpaceTyped = false;

const labelOf = (item: Element) => (item.querySelector('[data-menu-item-label]') ?? item).textContent ?? '';

/** A menu that is asked for and perhaps still has to be fetched: what is typed meanwhile is for it. */
export function awaitMenu(): void {
  word = '';
  awaitedAt = performance.now();
}

/** Also when something is pressed by hand. */
export function endWord(): void {
  word = '';
  typedAt = Number.NEGATIVE_INFINITY;
  awaitedAt = Number.NEGATIVE_INFINITY;
}

/** To what begins with the word; where nothing does, to no choice at all, so that Enter takes none by mistake. */
function goTo(menu: HTMLElement): void {
  const items = [...menu.querySelectorAll<HTMLElement>(CHOICE)];
  const from = items.indexOf(document.activeElement as HTMLElement);
  const item = items[choiceFor(items.map(labelOf), word, from)];
  (item ?? menu).focus({ preventScroll: item === undefined });
}

function nextWord({ key, timeStamp }: KeyboardEvent): string {
  const isPending = awaitedAt !== Number.NEGATIVE_INFINITY;
  const before = isPending || timeStamp - typedAt < WORD_MS ? word : '';
  if (key === 'Backspace') return before.slice(0, -1);
  return key.length === 1 ? before + key : before;
}

/** Whether a menu is asked for that has not got the focus yet. */
function isAwaited(target: Element, now: number): boolean {
  if (awaitedAt === Number.NEGATIVE_INFINITY) {
    const opener = document.querySelector(MENU_OPENER);
    const around = target.closest('[role="dialog"]');
    if (!opener || (around && !around.contains(opener))) return false;
    awaitedAt = now;
  }
  return now - awaitedAt < PATIENCE_MS;
}

/**
 * Takes what is typed for a menu: it goes to the choice that begins so. Nothing of it is a key of the page, also where
 * the menu is still on its way, or has closed in the middle of a word.
 * @param typing whether the key writes into a field
 * @returns whether the key was for that
 */
export function typeInMenu(event: KeyboardEvent, typing: boolean): boolean {
  const { key, ctrlKey, metaKey, altKey, timeStamp, target } = event;
  if (typing || event.isComposing || ctrlKey || metaKey || altKey || !(target instanceof Element)) return false;
  const isWriting = key.length === 1 || DOES.includes(key);
  if (!isWriting) {
    if (key !== 'Shift') endWord();
    return false;
  }
  const menu = target.closest<HTMLElement>(MENU);
  const isInWord = word !== '' && timeStamp - typedAt < WORD_MS;
  if (!menu) {
    const awaited = isAwaited(target, timeStamp);
    if (!awaited) awaitedAt = Number.NEGATIVE_INFINITY;
    if (!awaited && !isInWord) return false;
    if (key === 'Enter' && !awaited) endWord();
    else if (key !== ' ' || word !== '') take(event);
    return true;
  }
  if (key === 'Enter') {
    endWord();
    return false;
  }
  if (key === ' ' && !isInWord) {
    // It picks. Who writes a name slowly may go on with it.
    if (word !== '') typedAt = timeStamp;
    return false;
  }
  take(event);
  if (word !== '') goTo(menu);
  return true;
}

function take(event: KeyboardEvent): void {
  word = nextWord(event);
  typedAt = event.timeStamp;
  isSpaceTyped = event.key === ' ';
}

/** A space within a word presses nothing when the key comes up either. */
export function isTypedSpace({ key }: KeyboardEvent): boolean {
  if (key !== ' ' || !isSpaceTyped) return false;
  isSpaceTyped = false;
  return true;
}

/** The focus comes into a menu: what was typed for it by then counts. */
export function reachMenu({ target, relatedTarget }: FocusEvent): void {
  const menu = target instanceof Element ? target.closest<HTMLElement>(MENU) : null;
  if (!menu || (relatedTarget instanceof Node && menu.contains(relatedTarget))) return;
  const isTyped = awaitedAt !== Number.NEGATIVE_INFINITY && word !== '';
  awaitedAt = Number.NEGATIVE_INFINITY;
  if (!isTyped) {
    word = '';
    return;
  }
  typedAt = performance.now();
  // The kit brings the focus there twice.
  setTimeout(() => menu.isConnected && goTo(menu));
}
