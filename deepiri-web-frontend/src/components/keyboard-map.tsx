import { useTranslation } from 'react-i18next';
import { bindings, type Group } from '../app/keyboard/bindings.ts';
import classes from './keyboard-map.module.css';
import { Keys } from './keys.tsx';

const groups = ['everywhere', 'list', 'today', 'tasks', 'task', 'inbox', 'go'] as const satisfies readonly Group[];

/** The keyboard map as it runs. */
export function KeyboardMap() {
  const { t } = useTranslation();
  return (
    <div className={classes.map}>
      {groups.map((group) => (
        <section key={group} aria-label={t(`keyboard.groups.${group}`)}>
          <h3 className={classes.group}>{t(`keyboard.groups.${group}`)}</h3>
          <dl>
            {bindings
              .filter((binding) => binding.group === group)
              .map(({ id, keys }) => (
                <div key={id} className={classes.line}>
                  <dt>{t(`keyboard.commands.${id}`)}</dt>
                  <dd>
                    {keys.map((key, at) => (
                      <span key={key}>
                        {at > 0 ? <span className={classes.or}>{t('keyboard.or')}</span> : null}
                        <Keys keys={key} />
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
