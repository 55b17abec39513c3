import { Fields } from '../fields.ts';
import { FileRefused } from '../problems-catalog.ts';
import { cellAt } from './cell-address.ts';
import { excelText } from './excel-text.ts';
import type { NumberFormat } from './number-format.ts';
import { numberText } from './number-text.ts';
import { RowBuffer } from './row-buffer.ts';
import type { SharedTexts } from './shared-texts.ts';
import { unreadable } from './unreadable.ts';
import type { XmlListener } from './xml.ts';

/** What the cells of a sheet are read with. */
export type CellTypes = { texts: SharedTexts; styles: NumberFormat[]; is1904: boolean };

const LAST_ROW = 1_048_576;
/** Whole numbers that Excel holds exactly. */
const WHOLE_NUMBER = /^(0|[1-9]\d{0,14})$/;

/**
 * Reads the XML of a sheet and gives each row with values to `take` as a record. Rows have the numbers that Excel shows.
 * A refusal of the row of headings waits for the end of the sheet, where merged cells are listed, which may be its cause.
 */
export class SheetReader implements XmlListener {
  private readonly types: CellTypes;
  private readonly take: (fields: Fields) => void;
  private readonly fields = new Fields();
  private readonly row: RowBuffer;
  private headingRow = 0;
  private refused: FileRefused | undefined;
  private merged: string | undefined;
  private isInRow = false;
  private isInCell = false;
  private rowNumber = 0;
  private column = -1;
  private type = 'n';
  private style = 0;
  private hasFormula = false;
  private hasValue = false;
  private isReading = false;
  private isText = false;
  private value = '';

  constructor(types: CellTypes, take: (fields: Fields) => void) {
    this.types = types;
    this.take = take;
    this.row = new RowBuffer(this.fields);
  }

  /** True when a row had a value. */
  get hasRows(): boolean {
    return this.headingRow > 0;
  }

  /** Throws FileRefused when the headings are merged or were refused. */
  finish(): void {
    if (this.merged) throw new FileRefused('headings-merged', { range: this.merged });
    if (this.refused) throw this.refused;
  }

  open(name: string, attributes: () => Record<string, string>): void {
    if (name === 'c' && this.isInRow) this.openCell(attributes());
    else if (this.isInCell) this.openInCell(name);
    else if (name === 'row') this.openRow(attributes().r);
    else if (name === 'mergeCell') this.takeMerged(attributes().ref ?? '');
  }

  close(name: string): void {
    if (this.isInCell) this.closeInCell(name);
    else if (name === 'row') this.closeRow();
  }

  text(piece: string): void {
    if (this.isText) this.value += piece;
  }

  private openRow(said: string | undefined): void {
    const number = said === undefined ? this.rowNumber + 1 : Number(said);
    if (!Number.isInteger(number) || number <= this.rowNumber || number > LAST_ROW) {
      throw unreadable('its rows are not in order');
    }
    this.rowNumber = number;
    this.column = -1;
    this.isInRow = true;
    // A refusal of too many fields names the row after the last.
    this.fields.row = number - 1;
    this.row.begin();
  }

  private closeRow(): void {
    this.isInRow = false;
    if (this.fields.count === 0 || this.refused) return;
    const fields = this.row.finish(this.rowNumber);
    if (this.headingRow > 0) this.take(fields);
    else if (!fields.isBlank()) this.takeHeadings(fields);
  }

  private takeHeadings(fields: Fields): void {
    this.headingRow = this.rowNumber;
    try {
      this.take(fields);
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      this.refused = error;
    }
  }

  private openCell({ r, t = 'n', s = '0' }: Record<string, string>): void {
    const column = r === undefined ? this.column + 1 : cellAt(r)?.column;
    if (column === undefined || column <= this.column) throw unreadable('its cells are not in order');
    this.column = column;
    this.type = t;
    this.style = Number(s);
    this.hasFormula = false;
    this.hasValue = false;
    this.isInCell = true;
    this.value = '';
  }

  private openInCell(name: string): void {
    if (name === 'v') {
      this.hasValue = true;
      this.isText = true;
    } else if (name === 't') this.isText = !this.isReading;
    else if (name === 'f') this.hasFormula = true;
    else if (name === 'rPh') this.isReading = true;
  }

  private closeInCell(name: string): void {
    if (name === 'v' || name === 't') this.isText = false;
    else if (name === 'rPh') this.isReading = false;
    else if (name === 'c') {
      this.isInCell = false;
      if (!this.refused) this.addCell();
    }
  }

  private addCell(): void {
    const { column, type, value: text, row } = this;
    if (text === '') {
      // A text may be an empty one; a number may not.
      if (this.hasFormula && !(type === 'str' && this.hasValue)) row.addFlaw(column, 'formula-without-value', '');
    } else if (type === 's') this.addShared(text);
    else if (type === 'n') this.addNumber(text);
    else if (type === 'str' || type === 'inlineStr') row.addText(column, excelText(text));
    else if (type === 'b') row.addText(column, text === '1' || text === 'true' ? 'TRUE' : 'FALSE');
    else if (type === 'd') row.addText(column, text.replace(/T00:00(:00(\.0+)?)?Z?$/, ''));
    else if (type === 'e') row.addFlaw(column, 'cell-error', text);
    else throw unreadable('it has cells of an unknown kind');
  }

  private addShared(text: string): void {
    const { texts } = this.types;
    const number = Number(text);
    if (!Number.isInteger(number) || number < 0 || number >= texts.count) throw unreadable('a text of it is missing');
    if (texts.start(number) < texts.end(number)) this.row.addShared(this.column, texts, number);
  }

  private addNumber(text: string): void {
    const { styles, is1904 } = this.types;
    const format = styles[this.style] ?? 'plain';
    const number = format === 'plain' && WHOLE_NUMBER.test(text) ? text : numberText(text, format, is1904);
    if (number === undefined) throw unreadable('it has numbers that are none');
    this.row.addText(this.column, number);
  }

  private takeMerged(range: string): void {
    if (this.merged) return;
    const [from, to] = range.split(':').map(cellAt);
    if (from && to && from.row <= this.headingRow && range.split(':')[0] !== range.split(':')[1]) this.merged = range;
  }
}
