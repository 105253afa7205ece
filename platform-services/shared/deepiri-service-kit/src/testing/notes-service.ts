import { defineRoutes, problem, record } from 'deepiri-contracts';
import type { Collection } from 'deepiri-stores';
import { Type } from 'typebox';
import { execute } from '../execute.ts';
import { implement } from '../http/implement.ts';
import { defineService, subscription } from '../service.ts';

const tag = 'tasks' as const;
const Note = record('Note', { id: Type.String(), text: Type.String(), version: Type.Integer() });
const Text = record('NoteText', { text: Type.String({ minLength: 1, maxLength: 100 }) });
const byId = Type.Object({ id: Type.String() });

export const noteRoutes = defineRoutes({
  createNote: {
    tag,
    method: 'POST',
    path: '/notes',
    access: 'user',
    versioned: true,
    summary: 'Write',
    body: Text,
    success: { status: 201, body: Note },
  },
  getNote: {
    tag,
    method: 'GET',
    path: '/notes/{id}',
    access: 'user',
    versioned: true,
    summary: 'Read',
    params: byId,
    success: { status: 200, body: Note },
  },
  updateNote: {
    tag,
    method: 'PATCH',
    path: '/notes/{id}',
    access: 'user',
    versioned: true,
    summary: 'Change',
    params: byId,
    body: Text,
    success: { status: 200, body: Note },
  },
  breakNote: {
    tag,
    method: 'POST',
    path: '/notes/break',
    access: 'user',
    summary: 'Fails inside',
    success: { status: 204, body: null },
  },
  internalNote: {
    tag,
    method: 'GET',
    path: '/internal/notes',
    access: 'service',
    summary: 'For services',
    success: { status: 204, body: null },
  },
});

type StoredNote = { id: string; version: number; ownerId: string; text: string };

/** A service of three routes and one subscription, to test what the kit does around a service. */
export const notesService = defineService({
  name: 'notes',
  portOffset: 99,
  stores: ['documents'],
  config: () => ({}),
  build: ({ documents }) => {
    const notes: Collection<StoredNote> = documents.collection<StoredNote>({ name: 'notes', indexes: [['ownerId']] });
    const handled: string[] = [];
    const view = ({ id, text, version }: StoredNote) => ({ id, text, version });
    const event = (id: string, note: StoredNote, now: Date) => ({
      id,
      type: 'session.ended' as const,
      subject: note.id,
      userid: note.ownerId,
      time: now.toISOString(),
      data: { sessionId: note.id },
    });
    return {
      routes: [
        implement(noteRoutes.createNote, async ({ body, caller, context }) => {
          const id = context.newId('not');
          const { state } = await execute({
            collection: notes,
            id,
            context,
            log: documents.log,
            decide: () => {
              const note = { id, version: 1, ownerId: caller.id, text: body.text };
              return { state: note, events: [event(context.newId('evt'), note, context.now)] };
            },
          });
          return view(state);
        }),
        implement(noteRoutes.getNote, async ({ params, caller }) => {
          const note = await notes.get(params.id);
          if (note?.ownerId !== caller.id) throw problem('not_found');
          return view(note);
        }),
        implement(noteRoutes.updateNote, async ({ params, body, context, expectedVersion }) => {
          const { state } = await execute({
            collection: notes,
            id: params.id,
            context,
            expectedVersion,
            present: view,
            decide: (before) => {
              if (!before) throw problem('not_found');
              if (before.text === body.text) return { state: before, events: [] };
              const note = { ...before, text: body.text, version: before.version + 1 };
              return { state: note, events: [event(context.newId('evt'), note, context.now)] };
            },
          });
          return view(state);
        }),
        implement(noteRoutes.breakNote, async () => {
          throw new Error('secret cause: password=hunter2');
        }),
        implement(noteRoutes.internalNote, async () => undefined),
      ],
      subscriptions: [subscription({ types: ['session.ended'], handle: async ({ id }) => void handled.push(id) })],
      projections: [{ name: 'handled', rebuild: async () => ({ items: handled.length }) }],
    };
  },
});
