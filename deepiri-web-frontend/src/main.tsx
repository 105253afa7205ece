import { createRoot } from 'react-dom/client';
import './theme/font.css';
import './theme/tokens.css';
import './theme/mantine.css';
import './theme/global.css';
import './theme/kit.css';
import { App } from './app/app.tsx';
import { roomIsThere } from './app/frame/when-shown.ts';
import { router } from './app/router.tsx';
import { startText, withSentences } from './text/i18n.ts';

const root = document.getElementById('root');
void startText().then(() => {
  // The room and who is here are asked for before anything is drawn, which takes its time.
  void router.load();
  if (root) createRoot(root).render(<App />);
  // What one came for is fetched first. Without this the app works, and is kept at the next visit.
  void roomIsThere
    .then(() => withSentences(import('./app/updates.ts')))
    .then(({ keepApp }) => keepApp())
    .catch(() => undefined);
});
