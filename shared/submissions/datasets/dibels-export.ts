import { hasGradeColumns } from './grade-columns.ts';

/** Which of the two DIBELS datasets a file is, if its headings say so. */
export function dibelsExport(headings: string[]): 'assessment' | 'monitoring' | undefined {
  if (headings.some((heading) => heading === 'pmperiod' || heading === 'probenumber')) return 'monitoring';
  return headings.includes('benchmarkperiod') || hasGradeColumns(headings) ? 'assessment' : undefined;
}
