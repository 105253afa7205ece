/** From the edge of the list to what it says. */
const INSET = 15;

/**
 * Puts a list so that what it says begins under a character of the line, as far as there is room.
 * @param mirror holds the text of the line where the line shows it
 */
export function placeUnder(list: HTMLElement, mirror: HTMLElement, at: number): void {
  const frame = list.offsetParent;
  if (!frame) return;
  const wanted = leftOf(mirror, at) - frame.getBoundingClientRect().left - INSET;
  const most = frame.clientWidth - list.offsetWidth;
  list.style.setProperty('--from', `${Math.max(0, Math.min(wanted, most))}px`);
}

function leftOf(mirror: HTMLElement, at: number): number {
  const range = document.createRange();
  const texts = document.createTreeWalker(mirror, NodeFilter.SHOW_TEXT);
  let passed = 0;
  for (let text = texts.nextNode() as Text | null; text; text = texts.nextNode() as Text | null) {
    // The character, not the place before it: in a line that has been broken that is at the end of the row above.
    const from = at - passed;
    if (from < text.length) {
      range.setStart(text, from);
      range.setEnd(text, from + 1);
      return range.getBoundingClientRect().left;
    }
    passed += text.length;
  }
  range.selectNodeContents(mirror);
  return range.getBoundingClientRect().right;
}
