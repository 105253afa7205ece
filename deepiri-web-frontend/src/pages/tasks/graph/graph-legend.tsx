import { Maximize, Minus, Play, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './graph-legend.module.css';
import type { useZoom } from './use-zoom.ts';

type Props = { hasOutside: boolean; zoom: ReturnType<typeof useZoom> | null };

/** What the signs mean, and how large all of it is. */
export function GraphLegend({ hasOutside, zoom }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes.legend}>
      <ul className={classes.signs} aria-label={t('chains.legend')}>
        <li data-sign="ready">
          <Play size={9} fill="currentColor" aria-hidden />
          {t('chains.ready')}
        </li>
        <li data-sign="critical">{t('chains.critical')}</li>
        <li data-sign="blocking">{t('chains.blocking')}</li>
        {hasOutside ? <li data-sign="outside">{t('chains.outside')}</li> : null}
      </ul>
      {zoom ? (
        <fieldset className={classes.zoom} aria-label={t('chains.zoom')}>
          <button type="button" aria-label={t('chains.zoomOut')} onClick={zoom.zoomOut}>
            <Minus size={15} aria-hidden />
          </button>
          <button
            type="button"
            className={classes.scale}
            onClick={zoom.actual}
            aria-label={t('chains.actual', { scale: Math.round(zoom.scale * 100) })}
          >
            {Math.round(zoom.scale * 100)} %
          </button>
          <button type="button" aria-label={t('chains.zoomIn')} onClick={zoom.zoomIn}>
            <Plus size={15} aria-hidden />
          </button>
          <button type="button" aria-label={t('chains.fit')} title={t('chains.fit')} onClick={zoom.fit}>
            <Maximize size={14} aria-hidden />
          </button>
        </fieldset>
      ) : null}
    </div>
  );
}
