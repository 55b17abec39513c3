import { expect, it } from 'vitest';
import { svgText } from './svg-text.ts';

const Dots = ({ at }: { at: number[] }) => at.map((x) => <circle key={x} className="dot" cx={x} r={2.7} />);

const Words = ({ text }: { text: string }) => (
  <>
    <text textAnchor="end">{text} </text>
    {false}
    {undefined}
  </>
);

it('writes elements, components, groups without a name, and numbers to the hundredth', () => {
  const marks = (
    <svg viewBox="0 0 9 9" aria-label="A picture">
      <Dots at={[1, 10 / 3]} />
      <Words text="24.1%" />
    </svg>
  );
  expect(svgText(marks)).toBe(
    '<svg viewBox="0 0 9 9" aria-label="A picture"><circle class="dot" cx="1" r="2.7"/><circle class="dot" cx="3.33" r="2.7"/><text text-anchor="end">24.1% </text></svg>',
  );
});

it('leaves no way out of a text or an attribute', () => {
  const name = '"><script>&';
  expect(svgText(<text aria-label={name}>{name}</text>)).toBe(
    '<text aria-label="&quot;&gt;&lt;script&gt;&amp;">&quot;&gt;&lt;script&gt;&amp;</text>',
  );
  expect(svgText(<text>{'a\0b'}</text>)).toBe('<text>a b</text>');
});

it('refuses what a picture cannot hold', () => {
  expect(() => svgText(<svg ref={() => undefined} />)).toThrow(TypeError);
});
