import { type Static, Type } from 'typebox';
import { defineRoutes } from '../route.ts';
import { Instant, idOf, oneOf, pageOf, pageQuery, record } from '../schema.ts';
import { projectColors } from '../task-words.ts';
import { NAME_PATTERN, UserId } from './users.ts';

export const ProjectId = idOf('prj');

/** What a person may set on a project. */
const editable = {
  name: Type.String({
    minLength: 1,
    maxLength: 80,
    pattern: NAME_PATTERN,
    description: 'No two projects of a person have the same, upper or lower case: filters and quick-add go by it',
  }),
  color: oneOf(projectColors),
  description: Type.String({ maxLength: 5_000 }),
};

export const Project = record('Project', {
  id: ProjectId,
  ownerId: UserId,
  ...editable,
  archived: Type.Boolean({ description: 'Put aside: its tasks stay as they are' }),
  createdAt: Instant,
  updatedAt: Instant,
  version: Type.Integer({ minimum: 1 }),
});
export type Project = Static<typeof Project>;

const optionalFields = Type.Partial(Type.Object(editable)).properties;

export const NewProject = Type.Object(
  { ...optionalFields, name: editable.name },
  { title: 'NewProject', additionalProperties: false },
);
export type NewProject = Static<typeof NewProject>;

export const ProjectPatch = Type.Object(
  { ...optionalFields, archived: Type.Optional(Type.Boolean()) },
  { title: 'ProjectPatch', additionalProperties: false, minProperties: 1 },
);
export type ProjectPatch = Static<typeof ProjectPatch>;

export const ProjectProgress = record('ProjectProgress', {
  projectId: ProjectId,
  open: Type.Integer({ minimum: 0 }),
  done: Type.Integer({ minimum: 0 }),
});
export type ProjectProgress = Static<typeof ProjectProgress>;

const tag = 'tasks' as const;
const byId = Type.Object({ id: ProjectId });

export const projectRoutes = defineRoutes({
  createProject: {
    tag,
    method: 'POST',
    path: '/api/projects',
    access: 'user',
    versioned: true,
    summary: 'Create a project',
    body: NewProject,
    success: { status: 201, body: Project },
    problems: ['name_taken', 'limit_reached'],
  },
  listProjects: {
    tag,
    method: 'GET',
    path: '/api/projects',
    access: 'user',
    summary: 'List projects by their names',
    query: Type.Object(
      { ...pageQuery, archived: Type.Optional(Type.Boolean({ description: 'Without it all' })) },
      { additionalProperties: false },
    ),
    success: { status: 200, body: pageOf('ProjectPage', Project) },
    problems: ['invalid_cursor'],
  },
  listProjectProgress: {
    tag,
    method: 'GET',
    path: '/api/projects/progress',
    access: 'user',
    summary: 'How many tasks of each project are open and how many done; what was cancelled is neither',
    success: { status: 200, body: record('ProjectProgressList', { items: Type.Array(ProjectProgress) }) },
  },
  getProject: {
    tag,
    method: 'GET',
    path: '/api/projects/{id}',
    access: 'user',
    versioned: true,
    summary: 'One project',
    params: byId,
    success: { status: 200, body: Project },
  },
  updateProject: {
    tag,
    method: 'PATCH',
    path: '/api/projects/{id}',
    access: 'user',
    versioned: true,
    summary: 'Change a project, put it into the archive or take it out (JSON Merge Patch)',
    params: byId,
    body: ProjectPatch,
    success: { status: 200, body: Project },
    problems: ['name_taken'],
  },
  deleteProject: {
    tag,
    method: 'DELETE',
    path: '/api/projects/{id}',
    access: 'user',
    versioned: true,
    summary: 'Delete a project for good; its tasks stay, without a project',
    params: byId,
    success: { status: 204, body: null },
  },
});
