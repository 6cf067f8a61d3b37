import { pageContextOf } from '../../static/bridge/page-context';

describe('where a page stands', () => {
  it('is read from what the platform answers', () => {
    const context = {
      locale: 'de_DE',
      timezone: 'Europe/Berlin',
      extension: {
        issue: { id: '10133', key: 'PLAT-133' },
        isEditing: true,
        config: { objectives: ['OBJ-1', 7, 'OBJ-2'] },
      },
    };
    expect(pageContextOf(context)).toEqual({
      locale: 'de_DE',
      timeZone: 'Europe/Berlin',
      issueId: '10133',
      chosenObjectives: ['OBJ-1', 'OBJ-2'],
      isEditing: true,
    });
  });

  it.each([[undefined], [null], ['text'], [{}], [{ extension: { issue: 'x', config: { objectives: 'OBJ-1' } } }]])(
    'has safe defaults for %j',
    (context) => {
      expect(pageContextOf(context)).toEqual({
        locale: 'en-US',
        timeZone: 'UTC',
        issueId: null,
        chosenObjectives: null,
        isEditing: false,
      });
    },
  );
});
