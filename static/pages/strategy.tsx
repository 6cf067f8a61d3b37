import { StrategyPage } from '../features/strategy/strategy-page';
import { mount } from './mount';

void mount(() => <StrategyPage />);
