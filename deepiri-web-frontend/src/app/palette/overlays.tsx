import type { Overlay } from '../frame/use-frame-commands.ts';
import { OutboxDialog } from '../outbox/outbox-dialog.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { Palette } from './palette.tsx';
import { QuickAddDialog } from './quick-add-dialog.tsx';

/** What can lie over any room. Loaded when the first of them is asked for. */
export function Overlays({ overlay }: { overlay: Overlay }) {
  switch (overlay.shown) {
    case 'palette':
    case 'search':
      return (
        <Palette key={overlay.shown} searching={overlay.shown === 'search'} row={overlay.row} onClose={overlay.hide} />
      );
    case 'help':
      return <HelpDialog onClose={overlay.hide} />;
    case 'quick-add':
      return <QuickAddDialog onClose={overlay.hide} />;
    case 'outbox':
      return <OutboxDialog onClose={overlay.hide} />;
    default:
      return null;
  }
}
