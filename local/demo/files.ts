import type { Dataset } from '../../shared/catalog/dataset.ts';
import { fourYearGraduation } from '../../shared/catalog/indicator-presets.ts';
import type { Period } from '../../shared/catalog/period.ts';
import { attendanceFile, attendanceFileName } from './attendance.ts';
import { MONTHS, monthPeriod, windowPeriod, windows, YEARS, yearPeriod } from './calendar.ts';
import { dibelsFile, dibelsFileName } from './dibels.ts';
import { graduationFile, graduationFileName } from './graduation.ts';
import { type District, districts } from './region.ts';

/** A file that a district sends; its content is made when asked for, and not kept. */
export type DemoFile = {
  partnerId: string;
  dataset: Dataset;
  /** What counts are for, where the file does not say it. */
  indicatorId?: string;
  period: Period;
  fileName: string;
  content: () => string;
};

/** The periods of a dataset, numbered from the first. */
type Moments = { count: number; fileAt: (district: District, at: number) => DemoFile };

const attendance: Moments = {
  count: YEARS * MONTHS,
  fileAt: (district, at) => {
    const [year, month] = [Math.floor(at / MONTHS), at % MONTHS];
    return {
      partnerId: district.id,
      dataset: 'attendance',
      period: monthPeriod(year, month),
      fileName: attendanceFileName(district, year, month),
      content: () => attendanceFile(district, year, month),
    };
  },
};

const assessment: Moments = {
  count: YEARS * windows.length,
  fileAt: (district, at) => {
    const [year, window] = [Math.floor(at / windows.length), at % windows.length];
    return {
      partnerId: district.id,
      dataset: 'assessment',
      period: windowPeriod(year, window),
      fileName: dibelsFileName(district, year, window),
      content: () => dibelsFile(district, year, window),
    };
  },
};

const counts: Moments = {
  count: YEARS,
  fileAt: (district, year) => ({
    partnerId: district.id,
    dataset: 'counts',
    indicatorId: fourYearGraduation.id,
    period: yearPeriod(year),
    fileName: graduationFileName(district, year),
    content: () => graduationFile(district, year),
  }),
};

/** The district whose last month is left for the reader to send. */
const [fircrest] = districts.filter(({ id }) => id === 'fircrest') as [District];

/** The file that is not loaded: sending it completes the region's month and raises an alert. */
export const tryFirstFile: DemoFile = attendance.fileAt(fircrest, attendance.count - 1);

/**
 * The files of the demo in the order of sending, in stages: each stage waits for the one before. `first` is the newest
 * attendance, after what it is compared with, so that alerts come at once and know their before. `later` is the same of
 * the other datasets, and history backwards, which alerts nobody.
 */
export function demoStages(): { first: DemoFile[][]; later: DemoFile[][] } {
  const [month, window, year] = [attendance.count - 1, assessment.count - 1, counts.count - 1];
  const of = ({ fileAt }: Moments, ...at: number[]) =>
    at
      .flatMap((one) => districts.map((district) => fileAt(district, one)))
      .filter(({ fileName }) => fileName !== tryFirstFile.fileName);
  const allBut = ({ count }: Moments, ...sent: number[]) =>
    Array.from({ length: count }, (_, index) => count - 1 - index).filter((at) => !sent.includes(at));
  const monthYearBefore = month - MONTHS;
  const windowYearBefore = window - windows.length;
  return {
    first: [of(attendance, monthYearBefore), of(attendance, month - 1), of(attendance, month)],
    later: [
      [...of(assessment, windowYearBefore), ...of(counts, year - 1)],
      of(assessment, window - 1),
      [...of(assessment, window), ...of(counts, year)],
      [
        ...of(attendance, ...allBut(attendance, month, month - 1, monthYearBefore)),
        ...of(assessment, ...allBut(assessment, window, window - 1, windowYearBefore)),
        ...of(counts, ...allBut(counts, year, year - 1)),
      ],
    ],
  };
}
