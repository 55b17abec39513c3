import type { Indicator } from '../indicator.ts';
import { proportion } from './proportion.ts';

const kindergartenReadiness = proportion({
  id: 'kindergarten-readiness',
  name: 'Kindergarten readiness',
  numerator: 'students who show the characteristics of entering kindergartners in all six areas of WaKIDS',
  denominator: 'students assessed in fall',
  edition: 'wakids-six-of-six',
  source: 'Washington OSPI, performance indicators: WaKIDS, six of six areas',
  serves: [
    { outcome: 'kindergarten-readiness', as: 'core' },
    { outcome: 'early-grade-reading', as: 'contributing' },
  ],
});

const middleGradeMath = proportion({
  id: 'middle-grade-math',
  name: 'Middle grade math',
  numerator: 'students who met the standard of the state test in mathematics',
  denominator: 'eighth graders who took part in the test',
  edition: 'ours',
  source: 'A plain definition without the source of a state: put in your state’s test, grade and level',
  serves: [{ outcome: 'middle-grade-math', as: 'core' }],
});

export const earlyAndMiddleGradePresets: Indicator[] = [kindergartenReadiness, middleGradeMath];
