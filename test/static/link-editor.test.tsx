import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { editRights } from '../../static/features/strategy/edit/edit-rights';
import { StrategySceneProvider, type StrategyScene } from '../../static/features/strategy/edit/strategy-context';
import { LinkEditor } from '../../static/features/strategy/links/link-editor';
import { ANSWERS } from './support/answers';
import { answerCalls, Refused, showPage } from './support/page';

const scene = (mayManage: boolean, done: StrategyScene['done']): StrategyScene => ({
  data: ANSWERS.getStrategy({}),
  part: null,
  rights: editRights({ ...ANSWERS.getStrategy({}), mayManage }),
  open: () => undefined,
  openIn: () => undefined,
  create: () => undefined,
  done,
  reload: () => Promise.resolve(undefined),
});
const LINKS = [
  { no: 1, kind: 'issue', key: 'PLAT-120', summary: 'Work', jql: null, below: true, state: 'live', problem: null },
  { no: 2, kind: 'jql', key: null, summary: null, jql: 'project = TWO', below: false, state: 'live', problem: null },
] as const;
const show = (
  mayManage: boolean,
  done: StrategyScene['done'] = () => undefined,
  besides: Partial<StrategyScene> = {},
  answers: Parameters<typeof answerCalls>[0] = {},
) => {
  answerCalls(answers);
  showPage(
    <StrategySceneProvider value={{ ...scene(mayManage, done), ...besides }}>
      <LinkEditor target="TGT-14" links={LINKS} hidden={0} />
    </StrategySceneProvider>,
  );
};

describe('the links of a target in the drawer', () => {
  it.each([
    [true, ['Remove the link to PLAT-120', 'Remove the link to project = TWO']],
    [false, ['Remove the link to PLAT-120']],
  ])('offer to take a scope away to those who may add it again (%s)', async (mayManage, offered) => {
    show(mayManage);
    await screen.findByRole('button', { name: 'Change the link to project = TWO' });
    const buttons = screen.getAllByRole('button', { name: /^Remove the link/ });
    expect(buttons.map((one) => one.getAttribute('aria-label'))).toEqual(offered);
  });

  it('are taken away with a way back', async () => {
    const undone: boolean[] = [];
    show(true, (_said, undo) => void undone.push(undo !== undefined));
    await userEvent.click(await screen.findByRole('button', { name: 'Remove the link to project = TWO' }));
    expect(undone).toEqual([true]);
  });

  it('say that work is linked already instead of adding it again', async () => {
    show(false);
    await userEvent.click(await screen.findByRole('button', { name: 'Add work' }));
    const form = screen.getByRole('form', { name: 'Add work' });
    await userEvent.type(within(form).getByRole('combobox', { name: 'A work item' }), 'PLAT-120');
    await userEvent.click(await screen.findByRole('option', { name: /^PLAT-120/ }));
    expect(form).toHaveTextContent('PLAT-120 is linked already. Change what it does in its own line.');
    expect(within(form).getByRole('button', { name: 'Save link' })).toBeDisabled();
  });

  it('say no longer what was refused once other work is meant', async () => {
    show(true, undefined, undefined, { addLink: () => new Refused('invalid') });
    await userEvent.click(await screen.findByRole('button', { name: 'Add work' }));
    await userEvent.click(screen.getByRole('radio', { name: 'A JQL scope' }));
    const jql = screen.getByRole('textbox', { name: /^JQL/ });
    await userEvent.type(jql, 'component = Audi');
    await userEvent.click(screen.getByRole('button', { name: 'Save link' }));
    expect(await screen.findByText('This could not be accepted')).toBeInTheDocument();
    await userEvent.type(jql, 't');
    expect(screen.queryByText('This could not be accepted')).not.toBeInTheDocument();
  });

  it('stay as they were under an objective that is closed, and say so', async () => {
    const data = ANSWERS.getStrategy({});
    const objective = data.targets.find(({ key }) => key === 'TGT-14')?.objective;
    const objectives = data.objectives.map((one) =>
      one.key === objective ? { ...one, status: 'closed' as const } : one,
    );
    show(true, undefined, { data: { ...data, objectives } });
    expect(await screen.findByText(/^The objective is closed, so/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^(Change|Remove|Add)/ })).not.toBeInTheDocument();
  });
});
