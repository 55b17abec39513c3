import { FileRefused } from '../problems-catalog.ts';

/** Refuses a workbook that is damaged or no workbook that Excel would write. The reason holds no value of the file. */
export const unreadable = (reason: string) => new FileRefused('workbook-unreadable', { reason });
