/** What the workbook reader uses of saxen; the package brings no types of its own. */
declare module 'saxen' {
  export class Parser {
    on(event: 'openTag', listener: (name: string, attributes: () => Record<string, string>) => void): this;
    on(event: 'closeTag', listener: (name: string) => void): this;
    on(event: 'text' | 'cdata', listener: (text: string) => void): this;
    on(event: 'comment' | 'question' | 'attention' | 'error' | 'warn', listener: () => void): this;
    write(xml: string): this;
    end(): void;
  }
}
