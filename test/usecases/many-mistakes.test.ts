import { importLarge } from '../support/large-import';
import { openSite, strategyOf } from '../support/site';
import { countOf } from '../../src/domain/mistake';

const MANY = 2_500;

it('a file with very many mistakes is said to have as many by every way in, though only the first are listed', async () => {
  const site = await openSite([{ id: 1, key: 'ONE-1' }]);
  try {
    // Whole in itself, and about targets that the site does not have.
    const checkIns = Array.from({ length: MANY }, (_, at) => ({ target: `TGT-${at}`, at: '2021-03-31', value: 1 }));
    const file = { ...strategyOf([]), checkIns };
    const preview = await site.call('settings', 'previewImport', { file });
    const whole = await site.call('settings', 'importStrategy', { file });
    const staged = await importLarge(site, JSON.stringify(file));
    for (const answer of [preview, whole]) {
      if (answer.ok) throw new Error('the file was taken');
      expect(answer.message).toContain('2,500 mistakes');
      expect(answer.details).toHaveLength(1_001);
      expect(answer.details?.at(-1)).toMatchObject({ path: '', message: '1,500 more mistakes.' });
      expect(countOf(answer.details ?? [])).toEqual({ count: MANY, isLeast: false });
    }
    expect(staged.details?.at(-1)).toMatchObject({ path: '', message: '2,000 more mistakes.' });
    expect(countOf(staged.details ?? [])).toEqual({ count: MANY, isLeast: false });
  } finally {
    await site.close();
  }
});
