import { createRoot } from 'react-dom/client';
import './theme/font.css';
import './theme/tokens.css';
import './theme/mantine.css';
import './theme/global.css';
import './theme/kit.css';
import i18next from 'i18next';
import { App } from './app/app.tsx';
import { keepApp } from './app/updates.ts';
import { toast } from './components/toasts/store.ts';
import { startText } from './text/i18n.ts';

const root = document.getElementById('root');
void startText().then(() => {
  if (root) createRoot(root).render(<App />);
  keepApp((take) =>
    toast({
      id: 'update',
      lasting: true,
      text: i18next.t('update.ready'),
      action: { label: i18next.t('update.take'), run: take, leads: true },
    }),
  );
});
