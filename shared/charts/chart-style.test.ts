import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { chartStyle } from './chart-style.ts';

type Rules = Map<string, Record<string, string>>;

const styles = join(import.meta.dirname, '../../web/src/styles');
const read = (file: string) => readFileSync(join(styles, file), 'utf8').replace(/\/\*.*?\*\//gs, '');
/** The rules before the first condition: those of the light theme. */
const light = (css: string) => rulesOf(css.split('@media')[0] ?? '');

function rulesOf(css: string): Rules {
  const rules: Rules = new Map();
  for (const [, selector = '', body = ''] of css.matchAll(/([^{}]+)\{([^}]*)\}/g)) {
    const declarations = [...body.matchAll(/([\w-]+):\s*([^;]+)/g)].map(([, name = '', value = '']) => [name, value]);
    rules.set(selector.trim(), { ...rules.get(selector.trim()), ...Object.fromEntries(declarations) });
  }
  return rules;
}

const tokens = light(read('tokens.css')).get(':root') ?? {};
const withoutVariables = (value: string) =>
  value.replace(/var\((--[\w-]+)\)/, (_, token: string) => tokens[token] ?? '');

it('says of every mark what the pages say of it in the light theme', () => {
  const pages = new Map([...light(read('base.css')), ...light(read('chart.css'))]);
  for (const [selector, { 'font-family': _, 'font-weight': __, ...declarations }] of rulesOf(chartStyle)) {
    const { 'font-weight': ___, ...said } = pages.get(selector) ?? {};
    const expected = Object.entries(said).map(([name, value]) => [name, withoutVariables(value)]);
    expect({ selector, ...declarations }).toEqual({ selector, ...Object.fromEntries(expected) });
  }
});
