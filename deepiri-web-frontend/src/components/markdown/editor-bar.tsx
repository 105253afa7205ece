import { Bold, Code, Italic, Link2, List, ListChecks } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isMac } from '../keys.tsx';
import classes from './editor-bar.module.css';
import type { Editing } from './use-editor.ts';

const buttons = [
  ['bold', Bold, 'B'],
  ['italic', Italic, 'I'],
  ['code', Code, 'E'],
  ['link', Link2, 'Shift K'],
  ['list', List, 'Shift 8'],
  ['steps', ListChecks, 'Shift 9'],
] as const;

/** What the keys of the editor do, for whoever does not know them. The field keeps the focus. */
export function EditorBar({ label, onEdit }: { label: string; onEdit: (editing: Editing) => void }) {
  const { t } = useTranslation();
  return (
    <div role="toolbar" aria-label={label} className={classes.bar}>
      {buttons.map(([editing, Icon, key]) => (
        <button
          key={editing}
          type="button"
          // Tab goes on to what comes after the words; every button has its key.
          tabIndex={-1}
          aria-label={t(`editor.${editing}`)}
          title={`${t(`editor.${editing}`)} (${isMac ? '⌘' : 'Ctrl'} ${key})`}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onEdit(editing)}
        >
          <Icon size={15} strokeWidth={1.8} aria-hidden />
        </button>
      ))}
    </div>
  );
}
