import { describe, expect, it } from 'vitest';
import { attributePresets } from '../../../shared/catalog/presets/attributes.ts';
import { attributeId, attributeValue, attributeWords } from './attribute.ts';

describe('attributes in words', () => {
  it('have shares in percent, numbers with their thousands, and yes or no', () => {
    expect(attributeValue({ kind: 'share' }, 0.625)).toBe('62.5%');
    expect(attributeValue({ kind: 'number' }, 1250.5)).toBe('1,250.5');
    expect([1, 0].map((value) => attributeValue({ kind: 'yes-no' }, value))).toEqual(['yes', 'no']);
  });

  it('say what they are of, and what for', () => {
    const words = attributePresets.map(attributeWords);
    expect(words[0]).toBe('Number of students, by its logarithm. Places are found alike by it.');
    expect(words[2]).toBe('Share of students: English learners. Places are found alike by it.');
    expect(words.at(-1)).toBe('Yes or no.');
  });

  it('have an id of their own from their name', () => {
    expect(attributeId('Books per student (2025)', [])).toBe('books-per-student-2025');
    expect(attributeId('Mobility', ['mobility', 'mobility-2'])).toBe('mobility-3');
    expect(attributeId('日本', [])).toBe('attribute');
  });
});
