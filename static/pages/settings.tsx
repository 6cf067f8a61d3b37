import { SettingsPage } from '../features/settings/settings-page';
import { mount } from './mount';

void mount(() => <SettingsPage />);
