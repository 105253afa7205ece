import type { QuickSpan } from 'deepiri-sdk';
import { describe, expect, it } from 'vitest';
import { meaningsOf, piecesOf, shiftRanges } from './spans.ts';

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

  it('two pieces that say one thing are one meaning, and one mark when nothing is between them', () => {
    const text = 'Call tomorrow 5pm #a #b';
    const due = (piece: string) => ({ ...span(text, piece), field: 'dueAt' as const, value: '2026-11-24T16:00:00Z' });
    const spans = [due('tomorrow'), due('5pm'), span(text, '#a'), span(text, '#b')];
    expect(meaningsOf(spans).map(({ spans: parts }) => parts.map((part) => part.text))).toEqual([
      ['tomorrow', '5pm'],
      ['#a'],
      ['#b'],
    ]);
    expect(piecesOf(text, spans).map((piece) => piece.text)).toEqual(['Call ', 'tomorrow 5pm', ' ', '#a', ' ', '#b']);
  });

  it('cuts the text without losing a character', () => {
    const text = 'Write #work ~45m now';
    const pieces = piecesOf(text, [span(text, '#work'), span(text, '~45m')]);
    expect(pieces.map((piece) => piece.text)).toEqual(['Write ', '#work', ' ', '~45m', ' now']);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  });
});
