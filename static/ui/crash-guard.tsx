import { Component, type ReactNode } from 'react';
import { t } from '../i18n/translate';
import { StateView } from './state-view';

/** Shows a designed state where a defect would else leave a blank page. */
export class CrashGuard extends Component<{ readonly children: ReactNode }, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override render(): ReactNode {
    if (!this.state.crashed) return this.props.children;
    return <StateView tone="problem" title={t('state.crashed')} text={t('state.crashed.next')} />;
  }
}
