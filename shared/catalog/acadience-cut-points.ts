import type { CutPoints } from './benchmark-band.ts';

/**
 * Benchmark goals of Acadience Reading (DIBELS Next), by grade, measure and window of the year: the least score of the
 * bands below, at and above benchmark. Accuracy is in whole percent; the composite is a weighted sum of its own, on
 * another scale than that of DIBELS 8.
 *
 * Source: Dynamic Measurement Group, Acadience Reading Benchmark Goals and Composite Score, 15 October 2018, as text. In
 * all 112 rows the bands follow each other without a gap and without overlap. Not as the others are:
 * - the lowest band is “below” in NWF-WWR of grade 1 BOY, RETELL of grade 1 EOY, and RETELL-QUALITY of grade 2, of grades
 *   3, 4 and 6 at BOY and MOY, and of grade 5 at BOY: no score there is well below;
 * - RETELL-QUALITY is a rating from 1 to 4, and the source has one band for at and above;
 * - the composite of kindergarten has lower goals at EOY than at MOY, since other measures make it up;
 * - LNF has no goals.
 */
export const ACADIENCE_EDITION = 'acadience-2018';

export const acadienceCutPoints: CutPoints = {
  K: {
    COMPOSITE: { BOY: [13, 26, 38], MOY: [85, 122, 156], EOY: [89, 119, 152] },
    FSF: { BOY: [5, 10, 16], MOY: [20, 30, 43] },
    PSF: { MOY: [10, 20, 44], EOY: [25, 40, 56] },
    'NWF-CLS': { MOY: [8, 17, 28], EOY: [15, 28, 40] },
  },
  1: {
    COMPOSITE: { BOY: [97, 113, 129], MOY: [100, 130, 177], EOY: [111, 155, 208] },
    PSF: { BOY: [25, 40, 47] },
    'NWF-CLS': { BOY: [18, 27, 34], MOY: [33, 43, 59], EOY: [47, 58, 81] },
    'NWF-WWR': { BOY: [0, 1, 4], MOY: [3, 8, 17], EOY: [6, 13, 25] },
    'ORF-WC': { MOY: [16, 23, 34], EOY: [32, 47, 67] },
    'ORF-ACC': { MOY: [68, 78, 86], EOY: [82, 90, 97] },
    RETELL: { EOY: [0, 15, 17] },
  },
  2: {
    COMPOSITE: { BOY: [109, 141, 202], MOY: [145, 190, 256], EOY: [180, 238, 287] },
    'NWF-CLS': { BOY: [35, 54, 72] },
    'NWF-WWR': { BOY: [6, 13, 21] },
    'ORF-WC': { BOY: [37, 52, 68], MOY: [55, 72, 91], EOY: [65, 87, 104] },
    'ORF-ACC': { BOY: [81, 90, 96], MOY: [91, 96, 99], EOY: [93, 97, 99] },
    RETELL: { BOY: [8, 16, 25], MOY: [13, 21, 31], EOY: [18, 27, 39] },
    'RETELL-QUALITY': { MOY: [1, 2, null], EOY: [1, 2, null] },
  },
  3: {
    COMPOSITE: { BOY: [180, 220, 289], MOY: [235, 285, 349], EOY: [280, 330, 405] },
    'ORF-WC': { BOY: [55, 70, 90], MOY: [68, 86, 105], EOY: [80, 100, 118] },
    'ORF-ACC': { BOY: [89, 95, 98], MOY: [92, 96, 99], EOY: [94, 97, 99] },
    RETELL: { BOY: [10, 20, 33], MOY: [18, 26, 40], EOY: [20, 30, 46] },
    'RETELL-QUALITY': { BOY: [1, 2, null], MOY: [1, 2, null], EOY: [2, 3, null] },
    'MAZE-ADJ': { BOY: [5, 8, 11], MOY: [7, 11, 16], EOY: [14, 19, 23] },
  },
  4: {
    COMPOSITE: { BOY: [245, 290, 341], MOY: [290, 330, 383], EOY: [330, 391, 446] },
    'ORF-WC': { BOY: [70, 90, 104], MOY: [79, 103, 121], EOY: [95, 115, 133] },
    'ORF-ACC': { BOY: [93, 96, 98], MOY: [94, 97, 99], EOY: [95, 98, 100] },
    RETELL: { BOY: [14, 27, 36], MOY: [20, 30, 39], EOY: [24, 33, 46] },
    'RETELL-QUALITY': { BOY: [1, 2, null], MOY: [1, 2, null], EOY: [2, 3, null] },
    'MAZE-ADJ': { BOY: [10, 15, 18], MOY: [12, 17, 20], EOY: [20, 24, 28] },
  },
  5: {
    COMPOSITE: { BOY: [258, 357, 386], MOY: [310, 372, 411], EOY: [340, 415, 466] },
    'ORF-WC': { BOY: [96, 111, 121], MOY: [101, 120, 133], EOY: [105, 130, 143] },
    'ORF-ACC': { BOY: [95, 98, 99], MOY: [96, 98, 99], EOY: [97, 99, 100] },
    RETELL: { BOY: [22, 33, 40], MOY: [25, 36, 46], EOY: [25, 36, 52] },
    'RETELL-QUALITY': { BOY: [1, 2, null], MOY: [2, 3, null], EOY: [2, 3, null] },
    'MAZE-ADJ': { BOY: [12, 18, 21], MOY: [13, 20, 21], EOY: [18, 24, 28] },
  },
  6: {
    COMPOSITE: { BOY: [280, 344, 435], MOY: [285, 358, 461], EOY: [324, 380, 478] },
    'ORF-WC': { BOY: [90, 107, 139], MOY: [92, 109, 141], EOY: [95, 120, 151] },
    'ORF-ACC': { BOY: [94, 97, 99], MOY: [94, 97, 99], EOY: [96, 98, 100] },
    RETELL: { BOY: [16, 27, 43], MOY: [18, 29, 48], EOY: [24, 32, 50] },
    'RETELL-QUALITY': { BOY: [1, 2, null], MOY: [1, 2, null], EOY: [2, 3, null] },
    'MAZE-ADJ': { BOY: [14, 18, 27], MOY: [14, 19, 30], EOY: [15, 21, 30] },
  },
};
