import { AlignmentPanel } from '../features/alignment/alignment-panel';
import { mount } from './mount';

void mount((context) => <AlignmentPanel issueId={context.issueId} />);
