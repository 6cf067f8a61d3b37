import { useState } from 'react';
import type { Person } from '../bridge/people';
import { t } from '../i18n/translate';
import { usePerson } from './people';
import styles from './person-name.module.css';

const TONES = 4;

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const first = words[0]?.[0] ?? '';
  const last = words.length > 1 ? (words[words.length - 1]?.[0] ?? '') : '';
  return `${first}${last}`.toUpperCase();
}

const toneOf = (id: string): number => [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % TONES;

function Face({ person }: { readonly person: Person }) {
  const [broken, setBroken] = useState(false);
  return (
    <span className={styles.face} data-tone={toneOf(person.accountId)} aria-hidden="true">
      {person.avatar !== null && !broken ? (
        <img src={person.avatar} alt="" onError={() => setBroken(true)} />
      ) : (
        initialsOf(person.name)
      )}
    </span>
  );
}

/** The owner of something, to be asked: face and name, or why there is none. */
export function PersonName({ id }: { readonly id: string | null }) {
  const person = usePerson(id);
  if (person === undefined) return <span className={styles.nobody}>…</span>;
  if (person === 'none') return <span className={styles.nobody}>{t('owner.none')}</span>;
  if (person === 'hidden') return <span className={styles.nobody}>{t('owner.hidden')}</span>;
  return (
    <span className={styles.person} title={person.name}>
      <Face person={person} />
      <span className={styles.name}>{person.name}</span>
    </span>
  );
}
