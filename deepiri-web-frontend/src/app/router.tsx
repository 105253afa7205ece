import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { begin } from '../data/person.ts';
import { periodSearch } from '../pages/board/periods.ts';
import { inboxSearch } from '../pages/inbox/search.ts';
import { projectSearch } from '../pages/projects/search.ts';
import { isSettingsSection } from '../pages/settings/sections.ts';
import { tasksSearch } from '../pages/tasks/search.ts';
import { loadBeside } from '../pages/today/load-beside.ts';
import { withSentences } from '../text/i18n.ts';
import { BrokenBeside, BrokenPage } from './broken-page.tsx';
import { only, signSearch } from './searches.ts';
import { noteUnfetched } from './unfetched.ts';

noteUnfetched();
const root = createRootRoute();

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: only(signSearch),
  component: lazyRouteComponent(() => import('../pages/sign/sign-page.tsx'), 'SignInPage'),
});
const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  validateSearch: only(signSearch),
  component: lazyRouteComponent(() => import('../pages/sign/sign-page.tsx'), 'SignUpPage'),
});

const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  // Who is here is asked while the frame is fetched, not after it.
  beforeLoad: ({ preload }) => {
    if (!preload) begin();
  },
  component: lazyRouteComponent(() => import('./frame/frame-gate.tsx'), 'FrameGate'),
});

const today = createRoute({
  getParentRoute: () => frame,
  id: 'today',
  component: lazyRouteComponent(() => import('../pages/today/today-page.tsx'), 'TodayPage'),
});
const todayAlone = createRoute({ getParentRoute: () => today, path: '/' });
const task = createRoute({
  getParentRoute: () => today,
  path: '/tasks/$taskId',
  component: lazyRouteComponent(loadBeside, 'TaskBeside'),
  errorComponent: BrokenBeside,
});
const taskPage = createRoute({
  getParentRoute: () => frame,
  path: '/tasks/$taskId/page',
  component: lazyRouteComponent(() => withSentences(import('../pages/task/task-page.tsx')), 'TaskPage'),
});
const tasks = createRoute({
  getParentRoute: () => frame,
  path: '/tasks',
  validateSearch: only(tasksSearch),
  component: lazyRouteComponent(() => withSentences(import('../pages/tasks/tasks-page.tsx')), 'TasksPage'),
});
const projects = createRoute({
  getParentRoute: () => frame,
  path: '/projects',
  validateSearch: only(({ begin }): { begin?: 'new' } => (begin === 'new' ? { begin } : {})),
  component: lazyRouteComponent(() => withSentences(import('../pages/projects/projects-page.tsx')), 'ProjectsPage'),
});
const project = createRoute({
  getParentRoute: () => frame,
  path: '/projects/$projectId',
  validateSearch: only(projectSearch),
  component: lazyRouteComponent(() => withSentences(import('../pages/projects/project-page.tsx')), 'ProjectPage'),
});
const board = createRoute({
  getParentRoute: () => frame,
  path: '/board',
  validateSearch: only(periodSearch),
  component: lazyRouteComponent(() => withSentences(import('../pages/board/board-page.tsx')), 'BoardPage'),
});
const profile = createRoute({
  getParentRoute: () => frame,
  path: '/profile',
  component: lazyRouteComponent(() => withSentences(import('../pages/profile/profile-page.tsx')), 'ProfilePage'),
});
const inbox = createRoute({
  getParentRoute: () => frame,
  path: '/inbox',
  validateSearch: only(inboxSearch),
  component: lazyRouteComponent(() => withSentences(import('../pages/inbox/inbox-page.tsx')), 'InboxPage'),
});
const trash = createRoute({
  getParentRoute: () => frame,
  path: '/trash',
  validateSearch: only(({ task }): { task?: string } => (typeof task === 'string' ? { task } : {})),
  component: lazyRouteComponent(() => withSentences(import('../pages/trash/trash-page.tsx')), 'TrashPage'),
});
const settingsHome = createRoute({
  getParentRoute: () => frame,
  path: '/settings',
  beforeLoad: () => {
    throw redirect({ to: '/settings/$section', params: { section: 'profile' }, replace: true });
  },
});
const settings = createRoute({
  getParentRoute: () => frame,
  path: '/settings/$section',
  beforeLoad: ({ params }) => {
    if (!isSettingsSection(params.section))
      throw redirect({ to: '/settings/$section', params: { section: 'profile' }, replace: true });
  },
  component: lazyRouteComponent(() => withSentences(import('../pages/settings/settings-page.tsx')), 'SettingsPage'),
});

const missing = createRoute({
  getParentRoute: () => frame,
  path: '$',
  component: lazyRouteComponent(() => withSentences(import('../pages/missing/missing-page.tsx')), 'MissingPage'),
});

const routes = root.addChildren([
  signIn,
  signUp,
  frame.addChildren([
    today.addChildren([todayAlone, task]),
    taskPage,
    tasks,
    projects,
    project,
    board,
    profile,
    inbox,
    trash,
    settingsHome,
    settings,
    missing,
  ]),
]);

/** What an address asks for is plain text, so that a link written by hand means what it says. */
const plainSearch = {
  parseSearch: (text: string) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch(search: Record<string, unknown>) {
    const given = Object.entries(search).filter(([, value]) => value !== undefined);
    const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
    return text && `?${text}`;
  },
};

export const router = createRouter({
  routeTree: routes,
  ...plainSearch,
  defaultErrorComponent: BrokenPage,
  defaultPreload: 'intent',
  defaultPendingMs: 200,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
