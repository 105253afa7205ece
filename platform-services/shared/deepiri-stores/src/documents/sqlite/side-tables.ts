import { wordsOf } from 'deepiri-contracts/words';
import type { Database } from '../../sqlite/database.ts';
import { membersOf, ownerOf, textOf } from '../derived.ts';
import type { Scalar } from '../scalar.ts';
import { type Layout, wordLead } from './layout.ts';

/** What a document puts into the side tables. */
export type Side = { scope: string; members: readonly (readonly Scalar[])[]; text: string };

export type SideTables = {
  /** Brings the rows of one document from what it was to what it is; writes only what changed. Called inside a transaction. */
  write(seq: number, before: Side | undefined, after: Side | undefined): void;
};

export function sideOf(layout: Layout, state: Record<string, unknown>): Side {
  return {
    scope: ownerOf(layout.scope, state),
    members: layout.arrays.map((field) => membersOf(state, field)),
    text: textOf(layout.text, state),
  };
}

/** Array members and words of a collection; undefined when it has neither. */
export function sideTables(database: Database, layout: Layout): SideTables | undefined {
  const members = layout.arrays.length > 0 ? memberTable(database, layout) : undefined;
  const words = layout.text.length > 0 ? wordTable(database, layout) : undefined;
  if (!members && !words) return undefined;
  return {
    write(seq, before, after) {
      members?.write(seq, before, after);
      words?.write(seq, before, after);
    },
  };
}

function memberTable(database: Database, layout: Layout): SideTables {
  const insert = database.statement(`INSERT INTO ${layout.members} VALUES (?, ?, ?, ?)`);
  const remove = database.statement(
    `DELETE FROM ${layout.members} WHERE field = ? AND value = ? AND scope = ? AND seq = ?`,
  );
  return {
    write(seq, before, after) {
      const stays = before?.scope === after?.scope;
      for (const [place, field] of layout.arrays.entries()) {
        const old = new Set(before?.members[place]);
        const now = new Set(after?.members[place]);
        for (const member of old) {
          if (before && !(stays && now.has(member))) remove.run(field, member, before.scope, seq);
        }
        for (const member of now) {
          if (after && !(stays && old.has(member))) insert.run(field, member, after.scope, seq);
        }
      }
    },
  };
}

function wordTable(database: Database, layout: Layout): SideTables {
  const insert = database.statement(`INSERT INTO ${layout.words} (rowid, words) VALUES (?, ?)`);
  const remove = database.statement(`DELETE FROM ${layout.words} WHERE rowid = ?`);
  return {
    write(seq, before, after) {
      if (before && before.scope === after?.scope && before.text === after.text) return;
      if (before && before.text !== '') remove.run(seq);
      if (after && after.text !== '') insert.run(seq, ledWords(after));
    },
  };
}

/** The words, each led by its owner, so that a search meets only the owner's words. */
function ledWords({ scope, text }: Side): string {
  const lead = wordLead(scope);
  return wordsOf(text)
    .map((word) => lead + word)
    .join(' ');
}
