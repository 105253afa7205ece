import { createRoot } from 'react-dom/client';
import './theme/font.css';
import './theme/tokens.css';
import './theme/mantine.css';
import './theme/global.css';
import './theme/kit.css';
import { App } from './app/app.tsx';
import { startText } from './text/i18n.ts';

const KEEP_AFTER_MS = 2_000;

const root = document.getElementById('root');
void startText().then(() => {
  if (root) createRoot(root).render(<App />);
  // What one came for is fetched first. Without this the app works, and is kept at the next visit.
  setTimeout(
    () => void import('./app/updates.ts').then(({ keepApp }) => keepApp()).catch(() => undefined),
    KEEP_AFTER_MS,
  );
});
