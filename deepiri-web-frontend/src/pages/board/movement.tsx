import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import words from '../../components/words.module.css';
import classes from './board-page.module.css';

/** Places gained or lost since the day before; nothing where that is not known, or nobody has moved. */
export function Movement({ places }: { places: number | null }) {
  const { t } = useTranslation();
  if (places === null || places === 0) return null;
  const [up, count] = [places > 0, Math.abs(places)];
  const told = up ? t('boards.up', { count }) : t('boards.down', { count });
  const Arrow = up ? ArrowUp : ArrowDown;
  return (
    <span className={classes.move} data-way={up ? 'up' : 'down'} title={told}>
      <Arrow size={11} strokeWidth={2.2} aria-hidden />
      <span aria-hidden>{count}</span>
      <span className={words.spoken}>{told}</span>
    </span>
  );
}
