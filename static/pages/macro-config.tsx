import { ChooseObjectives } from '../features/macro-config/choose-objectives';
import { mount } from './mount';

void mount((context) => <ChooseObjectives chosen={context.chosenObjectives ?? []} />);
