import type { QuickSpan } from 'deepiri-sdk';
import { describe, expect, it } from 'vitest';
import { fitting, piecesOf, shiftRanges } from './spans.ts';

const span = (text: string, piece: string): QuickSpan => ({
  start: text.indexOf(piece),
  end: text.indexOf(piece) + piece.length,
  text: piece,
  field: 'labels',
  value: piece,
});

describe('spans of quick-add', () => {
  it('a dismissed part stays dismissed while one writes after it', () => {
    expect(shiftRanges([{ start: 5, end: 13 }], 'Call tomorrow', 'Call tomorrow at home')).toEqual([
      { start: 5, end: 13 },
    ]);
  });

  it('moves along when one writes before it', () => {
    expect(shiftRanges([{ start: 5, end: 13 }], 'Call tomorrow', 'Call Ana tomorrow')).toEqual([{ start: 9, end: 17 }]);
  });

  it('is gone when it is changed itself', () => {
    expect(shiftRanges([{ start: 5, end: 13 }], 'Call tomorrow', 'Call tomor')).toEqual([]);
  });

  it('shows nothing of an answer that is older than the text', () => {
    const spans = [span('a #work', '#work'), { ...span('a #work', '#work'), start: 4, end: 9 }];
    expect(fitting(spans, 'a #work')).toEqual([spans[0]]);
  });

  it('cuts the text without losing a character', () => {
    const text = 'Write #work ~45m now';
    const pieces = piecesOf(text, [span(text, '#work'), span(text, '~45m')]);
    expect(pieces.map((piece) => piece.text)).toEqual(['Write ', '#work', ' ', '~45m', ' now']);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  });
});
