import { StrategyPage } from '../features/strategy/strategy-page';
import { STRATEGY_TEXTS } from '../i18n/strategy-texts';
import { addTexts } from '../i18n/translate';
import { mount } from './mount';

addTexts(STRATEGY_TEXTS);
void mount(() => <StrategyPage />);
