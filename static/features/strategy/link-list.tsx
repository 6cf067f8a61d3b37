import Lozenge from '@atlaskit/lozenge';
import type { LinkView } from '../../../src/contract/views';
import { openIssue } from '../../bridge/navigation';
import { t } from '../../i18n/translate';
import { TextButton } from '../../ui/text-button';
import { bearingText } from './links/link-words';
import styles from './strategy.module.css';
import { UnnamedWork } from './unnamed-work';

/** What is wrong with a link that no longer works. */
export function LinkState({ link }: { readonly link: LinkView }) {
  if (link.state === 'live') return null;
  return (
    <div className={styles.problem}>
      <Lozenge appearance={link.state === 'archived' ? 'default' : 'danger'}>{t(`drawer.links.${link.state}`)}</Lozenge>{' '}
      {link.state === 'broken'
        ? t('drawer.links.broken.next', { problem: link.problem ?? t('drawer.links.problem-hidden') })
        : t(`drawer.links.${link.state}.next`)}
    </div>
  );
}

/** The work of a link. */
export function LinkedWork({ link }: { readonly link: LinkView }) {
  const { key } = link;
  if (link.kind === 'jql') {
    return (
      <div>
        <span className={styles.meta}>{t('drawer.links.scope')}</span>
        {link.jql !== null && <div className={styles.code}>{link.jql}</div>}
      </div>
    );
  }
  if (key === null) return null;
  if (link.state === 'deleted' || link.state === 'archived') return <span>{key}</span>;
  return (
    <TextButton onClick={() => void openIssue(key)}>
      {key} {link.summary}
    </TextButton>
  );
}

function Bearing({ link }: { readonly link: LinkView }) {
  const said = bearingText(link);
  return said === null ? null : <div className={styles.meta}>{said}</div>;
}

/** What is linked to a target, with what is wrong with a link that no longer works. */
export function LinkList({ links, hidden }: { readonly links: readonly LinkView[]; readonly hidden: number }) {
  const shown = links.filter((link) => link.kind === 'jql' || link.key !== null);
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionTitle}>{t('drawer.links')}</h3>
      {shown.length === 0 && hidden === 0 && <p className={styles.quiet}>{t('drawer.links.none')}</p>}
      <ul className={styles.list}>
        {shown.map((link) => (
          <li key={link.no}>
            <LinkedWork link={link} />
            <Bearing link={link} />
            {link.below && <div className={styles.meta}>{t('drawer.links.below')}</div>}
            <LinkState link={link} />
          </li>
        ))}
      </ul>
      <UnnamedWork count={hidden} usually="drawer.links.hidden" />
    </section>
  );
}
