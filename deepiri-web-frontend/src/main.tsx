import { createRoot } from 'react-dom/client';
import './theme/font.css';
import './theme/tokens.css';
import './theme/mantine.css';
import './theme/global.css';
import './theme/kit.css';
import { App } from './app/app.tsx';
import { startText } from './text/i18n.ts';

const root = document.getElementById('root');
void startText().then(() => root && createRoot(root).render(<App />));
