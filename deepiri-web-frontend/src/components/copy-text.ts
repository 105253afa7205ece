/** Copies what is selected in a field of its own: the way that is left where the page is not served securely. */
function copySelection(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  // Beside what has the focus, so that nothing that keeps the focus within itself takes it back.
  (before?.closest('[role="dialog"],[role="menu"]') ?? document.body).append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return copied;
}

/**
 * Puts a text into the clipboard, also where the browser has none for pages (plain http from another machine).
 * @returns whether it is there
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    // Not there at all on a page that was not served securely, whatever the types say.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    if (!clipboard) return copySelection(text);
    await clipboard.writeText(text);
    return true;
  } catch {
    return copySelection(text);
  }
}
