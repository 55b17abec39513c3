import { describe, expect, it } from 'vitest';
import { dimensionName, groupInSentence, groupName } from './student-group.ts';

describe('student groups in words', () => {
  it('names groups as people do', () => {
    expect(groupName('all')).toBe('All students');
    expect(groupName('english_learner:yes')).toBe('English learners');
    expect(groupName('grade:3')).toBe('Grade 3');
    expect(groupName('race:two_or_more')).toBe('Two or more');
    expect(groupName('homeless:no')).toBe('Not homeless');
    expect(groupName('gender:not_reported')).toBe('Gender not reported');
    expect(groupName('program_reading_coaching:no')).toBe('Not in Reading coaching');
    expect(groupName('program_reading_coaching:not_reported')).toBe('Reading coaching not reported');
    expect(dimensionName('program_reading_coaching')).toBe('Reading coaching');
    expect(dimensionName('low_income')).toBe('Low income');
  });

  it('keeps proper names within a sentence', () => {
    expect(groupInSentence('english_learner:yes')).toBe('English learners');
    expect(groupInSentence('low_income:yes')).toBe('low-income students');
    expect(groupInSentence('program_reading_coaching:yes')).toBe('students in Reading coaching');
  });
});
