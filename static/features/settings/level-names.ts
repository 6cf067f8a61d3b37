import { createContext } from 'react';
import type { TermsView } from '../../../src/contract/views';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings';

/** What the levels are called on this site. */
export const LevelNames = createContext<TermsView>(DEFAULT_SETTINGS.terms);
