/** What a letter takes where nothing can be measured: the wide ones, so that nothing is cut. */
const LETTER = 8;

let pen: CanvasRenderingContext2D | null | undefined;

/** How wide a text of the graph is drawn, in pixels: in the font that the page shows, as bold as any of its boxes. */
export function textWidth(text: string): number {
  if (typeof document === 'undefined') return text.length * LETTER;
  pen ??= document.createElement('canvas').getContext('2d');
  if (!pen) return text.length * LETTER;
  pen.font = `500 12px ${getComputedStyle(document.body).fontFamily}`;
  return pen.measureText(text).width;
}
