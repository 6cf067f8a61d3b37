import type { OpenImpedimentView } from '../../../src/contract/check-in-views';
import { openIssue } from '../../bridge/navigation';
import { useSight } from '../../bridge/sight';
import { t } from '../../i18n/translate';
import { usePerson } from '../people';
import { TextButton } from '../text-button';

type Said = Pick<OpenImpedimentView, 'text' | 'issue' | 'summary' | 'helper'>;

// Accounts are numbered one way or the other; neither is a word.
const ACCOUNT = /^([0-9]+:[0-9a-z-]+|[0-9a-f]{24})$/i;

/** An impediment in a few words. */
export const impedimentWords = ({ text, issue, summary }: Said): string =>
  text ?? (issue === undefined ? t('impediments.hidden') : [issue, summary].filter(Boolean).join(' '));

/** What is in the way: words, or a work item to open. */
export function ImpedimentText({ impediment }: { readonly impediment: Said }) {
  const { issue, text } = impediment;
  const { isJiraBusy } = useSight();
  const words = impedimentWords(impediment);
  // While Jira is busy nobody is told any name, which says nothing of the work.
  if (isJiraBusy === true && issue === undefined && text === undefined) return <>{t('impediments.unnamed')}</>;
  return issue === undefined ? <>{words}</> : <TextButton onClick={() => void openIssue(issue)}>{words}</TextButton>;
}

/** Who can help; a file may name them in words. */
export function Helper({ id }: { readonly id: string }) {
  const person = usePerson(id);
  if (person === undefined) return null;
  const named = person === 'none' || person === 'hidden' ? (ACCOUNT.test(id) ? t('owner.hidden') : id) : person.name;
  return <> · {t('check-ins.helper', { name: named })}</>;
}
