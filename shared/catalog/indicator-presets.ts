import type { Indicator } from './indicator.ts';
import { afterHighSchoolPresets } from './presets/after-high-school.ts';
import { attendancePresets } from './presets/attendance.ts';
import { earlyAndMiddleGradePresets } from './presets/early-and-middle-grades.ts';
import { highSchoolPresets } from './presets/high-school.ts';
import { readingPresets } from './presets/reading.ts';

export { chronicAbsence } from './presets/attendance.ts';
export { fourYearGraduation } from './presets/high-school.ts';
export { dibelsBenchmark, dibelsMovedUp } from './presets/reading.ts';

/** Ready definitions that a partnership may take over and change, in the order of a life. */
export const indicatorPresets: Indicator[] = [
  ...attendancePresets,
  ...earlyAndMiddleGradePresets,
  ...readingPresets,
  ...highSchoolPresets,
  ...afterHighSchoolPresets,
];
