import { StrategyTable } from '../features/strategy-table/strategy-table';
import { mount } from './mount';

void mount((context) => <StrategyTable chosen={context.chosenObjectives} isEditing={context.isEditing} />);
