import '@atlaskit/css-reset';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadPageContext, type PageContext } from '../bridge/page-context';
import { enableTheme } from '../bridge/theme';
import { setLocale } from '../i18n/locale';
import { CrashGuard } from '../ui/crash-guard';
import { FailureView } from '../ui/failure-view';
import { SightBanner } from '../ui/sight-banner';
import './page.css';

// A frame gains and loses focus all the time; a failed call is repeated by the person who sees it, not behind their back.
const queries = new QueryClient({
  defaultOptions: { queries: { refetchOnWindowFocus: false, retry: false, staleTime: 30_000 } },
});

/** Starts a page: theme and context first, so that the first thing shown is right. */
export async function mount(page: (context: PageContext) => ReactNode): Promise<void> {
  const element = document.getElementById('root');
  if (element === null) throw new Error('the page has no root element');
  const root = createRoot(element);
  try {
    const [context] = await Promise.all([loadPageContext(), enableTheme()]);
    setLocale(context.locale, context.timeZone);
    document.documentElement.lang = context.locale.slice(0, 2);
    root.render(
      <StrictMode>
        <QueryClientProvider client={queries}>
          <SightBanner />
          <CrashGuard>{page(context)}</CrashGuard>
        </QueryClientProvider>
      </StrictMode>,
    );
  } catch (error) {
    root.render(<FailureView failure={error instanceof Error ? error : new Error(String(error))} />);
  }
}
