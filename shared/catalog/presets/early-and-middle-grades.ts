import type { Indicator } from '../indicator.ts';
import { type ReadinessDomain, readinessDomains } from '../readiness.ts';
import { commonGaps } from './common-gaps.ts';
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

/** Students of the fall file of WaKIDS who are ready in all six domains, or in one. */
export function wakidsReady(domain?: ReadinessDomain): Indicator {
  return {
    id: domain ? `wakids-${domain.replace('_', '-')}` : 'wakids-six-of-six',
    name: `Kindergarten readiness, WaKIDS ${domain ? readinessDomains[domain] : 'six of six'}`,
    dataset: 'readiness',
    definition: { kind: 'kindergarten-readiness', ...(domain && { domain }) },
    numerator: `students who show the characteristics of entering kindergartners in ${domain ? `the ${readinessDomains[domain]} area` : 'all six areas'} of WaKIDS`,
    denominator: `students assessed in fall in ${domain ? 'the area' : 'all six areas'}`,
    betterWhen: 'higher',
    periodKind: 'year',
    edition: domain ? 'wakids-readiness-flag' : 'wakids-six-of-six',
    source: 'Washington OSPI, performance indicators: WaKIDS, from the readiness flags of the file of students',
    serves: [{ outcome: 'kindergarten-readiness', as: domain ? 'contributing' : 'core' }],
    gaps: commonGaps,
  };
}

const wakids = [wakidsReady(), ...(Object.keys(readinessDomains) as ReadinessDomain[]).map(wakidsReady)];

const middleGradeMath = proportion({
  id: 'middle-grade-math',
  name: 'Middle grade math',
  numerator: 'students who met the standard of the state test in mathematics',
  denominator: 'eighth graders who took part in the test',
  edition: 'ours',
  source: 'A plain definition without the source of a state: put in your state’s test, grade and level',
  serves: [{ outcome: 'middle-grade-math', as: 'core' }],
});

export const earlyAndMiddleGradePresets: Indicator[] = [kindergartenReadiness, ...wakids, middleGradeMath];
