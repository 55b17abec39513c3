import type { CutPoints } from './benchmark-band.ts';

/**
 * Benchmark goals of DIBELS 8th Edition, by grade, measure and window of the year: the least score of the bands below, at
 * and above benchmark; null where a band does not exist (no score is above benchmark in letter naming and in reading
 * accuracy). Scores under the first bound are well below benchmark. Accuracy is in whole percent, composites are scaled.
 *
 * Source: University of Oregon, DIBELS 8th Edition Benchmark Goals, updated July 2020.
 */
export const DIBELS_8_EDITION = 'dibels-8-2020';

export const dibels8CutPoints: CutPoints = {
  K: {
    LNF: { BOY: [16, 25, null], MOY: [31, 37, null], EOY: [35, 42, null] },
    PSF: { BOY: [1, 5, 15], MOY: [23, 29, 43], EOY: [37, 44, 53] },
    'NWF-CLS': { BOY: [4, 9, 20], MOY: [16, 25, 36], EOY: [24, 31, 49] },
    'NWF-WRC': { BOY: [0, 1, null], MOY: [1, 3, 9], EOY: [4, 7, 13] },
    WRF: { BOY: [0, 1, null], MOY: [1, 4, 10], EOY: [6, 10, 18] },
    COMPOSITE: { BOY: [280, 306, 332], MOY: [356, 371, 393], EOY: [406, 420, 450] },
  },
  1: {
    LNF: { BOY: [32, 42, null], MOY: [51, 57, null], EOY: [53, 59, null] },
    PSF: { BOY: [19, 31, 47], MOY: [34, 43, 57], EOY: [37, 45, 61] },
    'NWF-CLS': { BOY: [25, 30, 47], MOY: [41, 52, 78], EOY: [45, 55, 87] },
    'NWF-WRC': { BOY: [1, 5, 16], MOY: [10, 14, 26], EOY: [11, 15, 28] },
    WRF: { BOY: [8, 12, 20], MOY: [14, 17, 33], EOY: [17, 25, 50] },
    'ORF-WC': { BOY: [5, 10, 35], MOY: [10, 21, 57], EOY: [26, 39, 76] },
    'ORF-ACC': { BOY: [41, 67, null], MOY: [54, 87, null], EOY: [85, 91, null] },
    COMPOSITE: { BOY: [321, 330, 354], MOY: [377, 389, 424], EOY: [427, 441, 480] },
  },
  2: {
    'NWF-CLS': { BOY: [41, 50, 86], MOY: [54, 68, 103], EOY: [54, 76, 117] },
    'NWF-WRC': { BOY: [10, 15, 25], MOY: [15, 20, 36], EOY: [17, 22, 39] },
    WRF: { BOY: [18, 26, 50], MOY: [23, 36, 63], EOY: [27, 43, 70] },
    'ORF-WC': { BOY: [29, 49, 85], MOY: [59, 78, 117], EOY: [77, 94, 128] },
    'ORF-ACC': { BOY: [84, 92, null], MOY: [91, 96, null], EOY: [91, 96, null] },
    MAZE: { BOY: [2.5, 5.0, 11.0], MOY: [6.5, 9.0, 14.5], EOY: [7.0, 9.5, 18.0] },
    COMPOSITE: { BOY: [316, 329, 361], MOY: [373, 389, 423], EOY: [421, 439, 474] },
  },
  3: {
    'NWF-CLS': { BOY: [52, 76, 121], MOY: [78, 94, 138], EOY: [80, 105, 141] },
    'NWF-WRC': { BOY: [18, 24, 34], MOY: [23, 30, 46], EOY: [24, 31, 45] },
    WRF: { BOY: [30, 40, 60], MOY: [40, 50, 65], EOY: [47, 55, 70] },
    'ORF-WC': { BOY: [55, 73, 105], MOY: [85, 105, 141], EOY: [96, 114, 136] },
    'ORF-ACC': { BOY: [91, 96, null], MOY: [91, 96, null], EOY: [91, 96, null] },
    MAZE: { BOY: [5.0, 8.0, 15.0], MOY: [9.5, 12.0, 20.5], EOY: [12.0, 15.5, 22.5] },
    COMPOSITE: { BOY: [314, 332, 365], MOY: [377, 393, 427], EOY: [424, 442, 467] },
  },
  4: {
    'ORF-WC': { BOY: [62, 87, 131], MOY: [98, 121, 159], EOY: [99, 125, 159] },
    'ORF-ACC': { BOY: [91, 96, null], MOY: [91, 96, null], EOY: [91, 96, null] },
    MAZE: { BOY: [11.0, 14.5, 21.0], MOY: [13.0, 16.5, 23.5], EOY: [14.0, 17.0, 28.0] },
    COMPOSITE: { BOY: [310, 331, 368], MOY: [380, 399, 431], EOY: [421, 442, 461] },
  },
  5: {
    'ORF-WC': { BOY: [81, 103, 139], MOY: [108, 122, 149], EOY: [124, 137, 157] },
    'ORF-ACC': { BOY: [91, 96, null], MOY: [91, 96, null], EOY: [91, 96, null] },
    MAZE: { BOY: [10.5, 13.5, 20.0], MOY: [14.5, 17.0, 27.0], EOY: [18.0, 21.0, 29.5] },
    COMPOSITE: { BOY: [313, 335, 370], MOY: [380, 394, 421], EOY: [436, 449, 469] },
  },
  6: {
    'ORF-WC': { BOY: [99, 123, 151], MOY: [117, 133, 157], EOY: [125, 141, 160] },
    'ORF-ACC': { BOY: [91, 96, null], MOY: [91, 96, null], EOY: [91, 96, null] },
    MAZE: { BOY: [12.5, 14.5, 23.0], MOY: [15.0, 19.5, 30.5], EOY: [20.5, 26.5, 33.5] },
    COMPOSITE: { BOY: [313, 336, 364], MOY: [370, 386, 411], EOY: [419, 435, 454] },
  },
  7: {
    'ORF-WC': { BOY: [101, 126, 152], MOY: [121, 136, 161], EOY: [127, 141, 164] },
    'ORF-ACC': { BOY: [91, 96, null], MOY: [91, 96, null], EOY: [91, 96, null] },
    MAZE: { BOY: [15.5, 20.0, 25.5], MOY: [18.0, 24.5, 33.0], EOY: [24.5, 29.5, 38.5] },
    COMPOSITE: { BOY: [315, 336, 358], MOY: [374, 385, 407], EOY: [417, 430, 450] },
  },
  8: {
    'ORF-WC': { BOY: [110, 125, 142], MOY: [116, 131, 156], EOY: [121, 135, 159] },
    'ORF-ACC': { BOY: [91, 96, null], MOY: [91, 96, null], EOY: [91, 96, null] },
    MAZE: { BOY: [16.5, 20.0, 24.5], MOY: [19.5, 26.0, 32.0], EOY: [24.5, 28.0, 38.0] },
    COMPOSITE: { BOY: [345, 361, 378], MOY: [391, 404, 434], EOY: [437, 452, 478] },
  },
};
