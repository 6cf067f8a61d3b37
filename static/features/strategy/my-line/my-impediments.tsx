import type { CallOutput } from '../../../../src/contract/calls';
import { t } from '../../../i18n/translate';
import { OpenImpediments, type PlacedImpediment } from '../../../ui/check-in/open-impediments';
import { PersonName } from '../../../ui/person-name';
import { TextButton } from '../../../ui/text-button';
import { useStrategyScene } from '../edit/strategy-context';
import styles from './my-line.module.css';

type MyLine = CallOutput<'getMyLine'>;

/** What others asked the reader to help with, and what they raised themselves; both until somebody resolves it. */
export function MyImpediments({ line }: { readonly line: MyLine }) {
  const { open, done } = useStrategyScene();
  const { raised, asked, more } = line.impediments;
  const names = new Map([...raised, ...asked].map(({ target, name }) => [target, name]));
  const mine = new Set(line.targets.map(({ target }) => target.key));
  const listed = (title: string, impediments: MyLine['impediments']['raised'], isAsked: boolean) =>
    impediments.length > 0 && (
      <>
        <h3 className={styles.subtitle}>{title}</h3>
        <OpenImpediments
          // Their own name says nothing to whoever is asked.
          impediments={isAsked ? impediments.map(({ helper: _own, ...one }) => one) : impediments}
          now={line.now}
          mayResolve={({ target }: PlacedImpediment) => isAsked || mine.has(target)}
          onResolved={done}
          about={({ target, by }) => (
            <>
              <TextButton onClick={() => open({ kind: 'target', key: target })}>
                {t('my-line.impediments.of', { name: names.get(target) ?? target })}
              </TextButton>{' '}
              {isAsked && by !== null && (
                <span className={styles.asking}>
                  {t('my-line.impediments.by')} <PersonName id={by} />
                </span>
              )}
            </>
          )}
        />
      </>
    );
  return (
    <section className={styles.part} aria-labelledby="my-impediments">
      <h2 id="my-impediments" className={styles.title}>
        {t('my-line.impediments')}
      </h2>
      {raised.length + asked.length === 0 && <p className={styles.quiet}>{t('my-line.impediments.none')}</p>}
      {listed(t('my-line.impediments.asked'), asked, true)}
      {listed(t('my-line.impediments.raised'), raised, false)}
      {more > 0 && <p className={styles.quiet}>{t('impediments.more', { count: more })}</p>}
    </section>
  );
}
