import { expect, it } from 'vitest';
import { keyboard as de } from '../../text/de/keyboard.ts';
import { keyboard as en } from '../../text/en/keyboard.ts';
import { isNamed } from './use-places.ts';

const english = {
  dark: { text: 'Colours: Dark', words: en.keyboard.words.dark },
  light: { text: 'Colours: Light', words: en.keyboard.words.light },
  english: { text: 'Language: English', words: en.keyboard.words.en },
  german: { text: 'Language: Deutsch', words: en.keyboard.words.de },
};
const german = {
  dark: { text: 'Farben: Dunkel', words: de.keyboard.words.dark },
  light: { text: 'Farben: Hell', words: de.keyboard.words.light },
  english: { text: 'Sprache: English', words: de.keyboard.words.en },
  german: { text: 'Sprache: Deutsch', words: de.keyboard.words.de },
};

it.each(['dark', 'dark mode', 'dunkel', 'dunkler modus', 'theme', 'appearance', 'darstellung', 'farben', 'colours'])(
  'dark colours are found by “%s” in both languages',
  (wanted) => {
    expect([isNamed(english.dark, wanted), isNamed(german.dark, wanted)]).toEqual([true, true]);
  },
);

it.each([
  ['language', 'english german'],
  ['sprache', 'english german'],
  ['english', 'english'],
  ['englisch', 'english'],
  ['sprache deutsch', 'german'],
  ['german', 'german'],
  ['language: deutsch', 'german'],
])('“%s” finds %s in both languages', (wanted, found) => {
  const foundIn = (places: typeof english) =>
    (['english', 'german'] as const).filter((name) => isNamed(places[name], wanted)).join(' ');
  expect([foundIn(english), foundIn(german)]).toEqual([found, found]);
});

it.each(['dark', 'dunkel', 'night', 'language'])('light colours are not found by “%s”', (wanted) => {
  expect([isNamed(english.light, wanted), isNamed(german.light, wanted)]).toEqual([false, false]);
});
