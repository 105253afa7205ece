import { monthOfGerman, numberOfGerman, plainWords, weekdayOfGerman, weekdayShortGerman } from './german-words.ts';
import { isWhole, type Word } from './words.ts';

/**
 * So many words of the line mean these English ones. `dot` when the point behind them belongs to them; `cut` where, in a
 * word that is two, the second begins.
 */
type Meaning = { take: number; say: readonly string[]; dot?: boolean; cut?: number };
type Line = { text: string; words: readonly Word[] };
type Rule = (line: Line, at: number) => Meaning | undefined;

/**
 * A German line in the words of the English reader, each at the place of what was written. A line without anything
 * German stays as it is.
 */
export function inEnglish(words: readonly Word[], text: string): Word[] {
  const line = { text, words };
  const said: Word[] = [];
  let isGerman = false;
  for (let at = 0; at < words.length; ) {
    const meaning = meaningAt(line, at);
    const [first, last] = [words[at]!, words[at + (meaning?.take ?? 1) - 1]!];
    isGerman ||= meaning !== undefined;
    const end = last.end + (meaning?.dot ? 1 : 0);
    // What a number counts is a noun, and nouns are written large: a small word begins something else.
    const isApart = first.apart || (!meaning && /^\p{Ll}/u.test(text.slice(first.start)));
    const say = meaning?.say ?? [first.text];
    const cut = meaning?.cut === undefined ? undefined : first.start + meaning.cut;
    said.push(
      ...say.map((word, place) => ({
        text: word,
        start: place > 0 && cut ? cut : first.start,
        end: place === 0 && cut ? cut : end,
        apart: place === 0 && isApart,
        hidden: place === 0 && first.hidden,
      })),
    );
    at += meaning?.take ?? 1;
    const next = words[at];
    const named = meaning?.dot && next ? (monthOfGerman(next.text) ?? weekdayOfGerman(next.text)) : undefined;
    if (!next || !named) continue;
    said.push({ ...next, text: named, apart: false });
    at++;
  }
  return isGerman ? said : [...words];
}

function meaningAt(line: Line, at: number): Meaning | undefined {
  for (const rule of rules) {
    const meaning = rule(line, at);
    if (meaning && isWhole(line.words, at, at + meaning.take)) return meaning;
  }
  return undefined;
}

const say = (take: number, ...words: string[]): Meaning => ({ take, say: words });
const wordAt = ({ words }: Line, at: number) => words[at]?.text ?? '';
const isCapital = ({ text, words }: Line, at: number) => /^\p{Lu}/u.test(text.slice(words[at]?.start ?? text.length));

const UNITS = /^(tag(e|en)?|wochen?|monate?n?|stunden?|std|min|minuten?|jahre?n?)$/;
const INTRODUCES = /^(am|bis|zum|vom|ab|jede[nrs]?|jedem|nächste[nrs]?|diese[nrs]?|kommende[nrs]?|letzte[nrs]?)$/;
const PART_OF_DAY: Record<string, string> = {
  morgen: 'morning',
  früh: 'morning',
  vormittag: 'morning',
  mittag: 'noon',
  nachmittag: 'afternoon',
  abend: 'evening',
  nacht: 'night',
};

const WITH_PART = /^(\p{L}+(?:tag|woch|abend))(morgen|vormittag|mittag|nachmittag|abend|nacht)$/u;

const CLOCKS = /^(\d{1,2})(?:[:.]([0-5]\d))?[-–—](\d{1,2})(?:[:.]([0-5]\d))?$/;

/** `15-16 Uhr` */
const clocks: Rule = (line, at) => {
  const [whole, from, fromMinutes = '', to, toMinutes = ''] = CLOCKS.exec(wordAt(line, at)) ?? [];
  if (!whole || wordAt(line, at + 1) !== 'uhr') return undefined;
  const cut = whole.search(/[-–—]/);
  return { take: 2, say: [`${from}h${fromMinutes}`, "o'clock", 'to', `${to}h${toMinutes}`, "o'clock"], cut };
};

const clock: Rule = (line, at) => {
  const written = /^(\d{1,2})(?:[:.]([0-5]\d))?$/.exec(wordAt(line, at));
  const hour = written ? Number(written[1]) : numberOfGerman(wordAt(line, at));
  if (hour === undefined) return undefined;
  if (wordAt(line, at + 1) === 'uhr') {
    const after =
      /^[0-5]\d$/.test(wordAt(line, at + 2)) && !line.words[at + 2]!.apart ? wordAt(line, at + 2) : undefined;
    return say(after ? 3 : 2, `${hour}h${after ?? written?.[2] ?? ''}`, "o'clock");
  }
  if (wordAt(line, at).includes(':')) return say(1, `${hour}h${written?.[2]}`);
  const isTold = wordAt(line, at - 1) === 'um' && !written?.[2] && !COUNTED.test(wordAt(line, at + 1));
  return isTold ? say(1, String(hour), "o'clock") : undefined;
};

/** Behind "um" and a number: what the number counts, so that it is no hour. */
const COUNTED =
  /^(euro?|€|cent|prozent|%|punkte?n?|grad|kilo|kg|meter|km|cm|stück|jahre?n?|tage?n?|wochen?|monate?n?|stunden?|minuten?|stimmen|tore?|plätze|seiten?|nach|vor)$/;

const hourInWords: Rule = (line, at) => {
  const word = wordAt(line, at);
  const hour = (place: number) => {
    const text = wordAt(line, place);
    const value = /^\d{1,2}$/.test(text) ? Number(text) : numberOfGerman(text);
    return value !== undefined && value >= 1 && value <= 12 ? value : undefined;
  };
  const next = hour(at + 1);
  if (word === 'halb' && next) return say(2, 'half', 'past', String(next === 1 ? 12 : next - 1));
  if (word === 'dreiviertel' && next) return say(2, 'quarter', 'to', String(next));
  const way = { vor: 'to', nach: 'past' }[wordAt(line, at + 1)];
  const of = hour(at + 2);
  if (!way || !of) return undefined;
  if (word === 'viertel') return say(3, 'quarter', way, String(of));
  const minutes = hour(at);
  return minutes && wordAt(line, at - 1) === 'um' ? say(3, String(minutes), way, String(of)) : undefined;
};

const date: Rule = (line, at) => {
  const word = wordAt(line, at);
  const isIntroduced = INTRODUCES.test(wordAt(line, at - 1));
  const slashed = /^(\d{1,2})\/(\d{1,2})(\/\d+)?$/.exec(word);
  // The day comes first here. "24/7" is none.
  if (slashed) return word === '24/7' ? undefined : say(1, `${slashed[2]}/${slashed[1]}${slashed[3] ?? ''}`);
  const dotted = /^(\d{1,2})\.(\d{1,2})(\.)?(\d\d)?$/.exec(word);
  if (!dotted || (dotted[4] ? !isIntroduced : !dotted[3] && !isIntroduced)) return undefined;
  const year = dotted[4] ? `20${dotted[4]}` : '';
  return say(1, `${dotted[1]!.padStart(2, '0')}.${dotted[2]!.padStart(2, '0')}.${year}`);
};

/** `24. Dezember`, `am 15.`; before a noun it counts: `am 3. Entwurf`. */
const ordinal: Rule = (line, at) => {
  const word = line.words[at]!;
  if (!/^\d{1,2}$/.test(word.text) || line.text[word.end] !== '.') return undefined;
  const isOfMonth = monthOfGerman(wordAt(line, at + 1)) !== undefined;
  const isAlone = !isCapital(line, at + 1) || weekdayOfGerman(wordAt(line, at + 1)) !== undefined;
  if (!isOfMonth && !(INTRODUCES.test(wordAt(line, at - 1)) && isAlone)) return undefined;
  return { take: 1, say: [word.text === '2' ? 'second' : `${word.text}th`], dot: true };
};

const partOfDay: Rule = (line, at) => {
  const [word, before] = [wordAt(line, at), wordAt(line, at - 1)];
  if (word === 'am' && Object.hasOwn(PART_OF_DAY, wordAt(line, at + 1))) return say(1, 'in', 'the');
  if (word === 'morgen' && /^(guten|schönen|der|dem|den|des)$/.test(before)) return undefined;
  const isOfDay = /^(am|heute|morgen|übermorgen|jeden)$/.test(before) || weekdayOfGerman(before) !== undefined;
  if (Object.hasOwn(PART_OF_DAY, word) && isOfDay) return say(1, PART_OF_DAY[word]!);
  return word === 'morgen' ? say(1, 'tomorrow') : undefined;
};

const weekday: Rule = (line, at) => {
  const word = wordAt(line, at);
  const full = weekdayOfGerman(word);
  if (full) return say(1, full);
  const [, day = '', part = ''] = WITH_PART.exec(word) ?? [];
  const named = weekdayOfGerman(day);
  if (named) return { take: 1, say: [named, PART_OF_DAY[part]!], cut: day.length };
  const short = weekdayShortGerman(word);
  if (!short) return undefined;
  const [before, next] = [wordAt(line, at - 1), wordAt(line, at + 1)];
  const isDay = (text: string) => (weekdayShortGerman(text) ?? weekdayOfGerman(text)) !== undefined;
  const isListed = isDay(before) || isDay(next) || (before === 'und' && isDay(wordAt(line, at - 2)));
  const isBeforeTime = /^(um|früh|\d{1,2}:\d\d)$/.test(next) || wordAt(line, at + 2) === 'uhr';
  const isLast = next === '' && word !== 'so' && before !== 'to';
  return INTRODUCES.test(before) || isListed || isBeforeTime || isLast ? say(1, short) : undefined;
};

/** What stands for a stretch of time, or for how often. */
const period: Rule = (line, at) => {
  const [word, next] = [wordAt(line, at), wordAt(line, at + 1)];
  if (word === 'am' && next === 'wochenende') return say(1, 'this');
  if (word === 'im' && monthOfGerman(next)) return say(1, 'end', 'of');
  if (word === 'ende' && (monthOfGerman(next) || /^(nächste|diese)/.test(next))) return say(1, 'end', 'of');
  if (word === 'ende' && (next === 'des' || next === 'der')) return say(2, 'end', 'of', 'the');
  const before = wordAt(line, at - 1);
  if (word === 'im' && next === 'monat' && weekdayOfGerman(before)) return say(1, 'of', 'the');
  if (word === 'des' && before === 'tag' && next === 'monats') return say(1, 'of', 'the');
  const count = /^\d+$/.test(next) ? Number(next) : numberOfGerman(next);
  if (word === 'alle' && count && UNITS.test(wordAt(line, at + 2))) return say(1, 'every');
  return undefined;
};

const often: Rule = (line, at) => {
  const word = wordAt(line, at);
  const [, counted] = /^(\p{L}+)mal$/u.exec(word) ?? [];
  const count = counted === 'ein' ? 1 : counted && numberOfGerman(counted);
  if (count) return count === 1 ? say(1, 'once') : say(1, String(count), 'times');
  const before = wordAt(line, at - 1);
  if (word === 'mal' && (/^\d+$/.test(before) || numberOfGerman(before))) return say(1, 'times');
  const isTimes = /^(\p{L}+mal|mal|x|\d+x)$/u.test(before);
  const isPer = /^(am|im|die|pro)$/.test(word) && UNITS.test(wordAt(line, at + 1));
  return isTimes && isPer ? say(1, 'a') : undefined;
};

const amount: Rule = (line, at) => {
  const [word, next] = [wordAt(line, at), wordAt(line, at + 1)];
  if (/^eine[rn]?$/.test(word) && /^halben?$/.test(next) && wordAt(line, at + 2) === 'stunde')
    return say(3, 'half', 'an', 'hour');
  if (/^(anderthalb|eineinhalb)$/.test(word) && next === 'stunden') return say(2, '1.5', 'hours');
  const number = numberOfGerman(word);
  return number === undefined ? undefined : say(1, String(number));
};

const plain: Rule = (line, at) => {
  const word = wordAt(line, at);
  // "9 am" is English.
  if (word === 'am' && /^\d{1,2}(:\d\d)?$/.test(wordAt(line, at - 1)) && !weekdayOfGerman(wordAt(line, at + 1)))
    return undefined;
  const month = monthOfGerman(word);
  if (month) return say(1, month);
  return Object.hasOwn(plainWords, word) ? say(1, ...plainWords[word]!.split(' ')) : undefined;
};

const COMPLETIONS = [
  'nach erledigung',
  'ab erledigung',
  'nachdem es erledigt ist',
  'wenn es erledigt ist',
  'wenn erledigt',
];

/** What is done then is something else: "nach Erledigung der Steuer". */
const OF_SOMETHING = /^(de[rsmn]|die|das|vo[nm]|(ein|mein|dein|sein|ihr|unser|euer|eur)(e[rsmn]?)?)$/;

const completion: Rule = (line, at) => {
  const said = COMPLETIONS.map((text) => text.split(' ')).find((words) =>
    words.every((word, place) => wordAt(line, at + place) === word),
  );
  return said && !OF_SOMETHING.test(wordAt(line, at + said.length))
    ? say(said.length, 'from', 'completion')
    : undefined;
};

const rules: readonly Rule[] = [
  completion,
  clocks,
  clock,
  hourInWords,
  date,
  ordinal,
  often,
  partOfDay,
  weekday,
  period,
  amount,
  plain,
];
