import { describe, expect, it } from 'vitest';
import { composeAlertMail } from './alert-mail.ts';
import { describeFinding, topicOf } from './describe-finding.ts';
import { comparison, overText } from './digest-words.ts';
import { headlineOf } from './headline.ts';
import { ruleInWords } from './rule-words.ts';
import { indicators, names, of, pace, places, signal, threshold } from './testing/findings.ts';

const say = (rest: Parameters<typeof pace>[0] = {}) => describeFinding(pace(rest), names);

describe('a share behind its aim, in words', () => {
  it('says where it is, where it would be on the way, and both targets', () => {
    const { subject, clause, sentence, certainty } = say();
    expect(subject).toBe('Chronic absence at Highline is behind its aim: 24.1%');
    expect(clause).toBe('for all students it is behind its aim: 24.1%');
    expect(sentence).toBe(
      `${subject} in February 2026 (4,196 of 17,412 students), from 20.6% (3,586 of 17,406) in February 2025. ` +
        'About 19.0% would be on the way to the aim. It aims at 15.0% by June 2027 here, 12.0% in the region.',
    );
    expect(certainty).toBe(
      'It likely rose by between 2.6 and 4.4 points. About 19.0% would be on the way to the aim. ' +
        'It aims at 15.0% by June 2027 here, 12.0% in the region. To get there, it has to fall by 9.1 points until June 2027.',
    );
  });

  it('says whose target it is where there is one only', () => {
    const local = pace().aim;
    expect(say({ regional: undefined }).sentence).toMatch(/It aims at 15\.0% by June 2027 here\.$/);
    expect(say({ aim: { ...local, isLocal: false }, regional: undefined }).sentence).toMatch(
      /The region aims at 15\.0% by June 2027\.$/,
    );
    expect(say({ placeId: 'rivermouth', regional: undefined }).sentence).toMatch(/It aims at 15\.0% by June 2027\.$/);
    expect(say({ regional: { percent: 12, by: '2028-06' } }).sentence).toContain('12.0% by June 2028 in the region');
  });

  it('turns round where higher is better', () => {
    const at = (period: string, numerator: number) => ({ period, counts: of(numerator, 1000) });
    const rising = say({
      indicatorId: 'reading',
      ...{ period: '2025-26-MOY', before: at('2024-25-MOY', 500), after: at('2025-26-MOY', 443) },
      ...{ change: -5.7, interval: [-10, -1.3], asked: 4, toGo: 15.7 },
      aim: { percent: 60, by: '2027-28-MOY', isLocal: false, since: '2024-25-MOY' },
      regional: undefined,
    });
    expect(rising.certainty).toContain('To get there, it has to rise by 15.7 points until');
    expect(rising.sentence).toContain('About 54.0% would be on the way');
  });

  it('asks for nothing more once the time has come', () => {
    expect(say({ aim: { ...pace().aim, by: '2026-02' } }).certainty).not.toContain('To get there');
  });

  it('names its rule, and says when it is over', () => {
    const topic = topicOf(pace(), names);
    expect(ruleInWords(pace(), topic)).toBe(
      'chronic absence behind the aim of 15.0% by June 2027, and by more than chance alone would bring',
    );
    expect(overText(pace(), topic)).toBe('Chronic absence at Highline is on the way to its aim again');
    expect(comparison(pace())).toBe(
      'February 2026, from 20.6% a year before. About 19.0% would be on the way to the aim.',
    );
  });

  it('is said beside what another rule found of the same group', () => {
    expect(headlineOf([pace(), threshold(), signal()], names)).toBe(
      'Chronic absence at Highline rose to 24.1%, behind its aim, higher than usual',
    );
    expect(headlineOf([pace()], names)).toBe(say().subject);
  });

  it('stands in both parts of a mail', () => {
    const { html, text } = composeAlertMail({
      notifications: [{ alertId: 'a', severity: 'normal', finding: pace(), restated: false }],
      recipient: { id: 'maya-lindqvist' },
      partnership: {
        name: 'Rivermouth',
        contact: 'Jordan',
        minimumGroupSize: 10,
        timeZone: 'America/Los_Angeles',
        demo: false,
      },
      ...{ indicators, places, siteUrl: 'https://x.example', choiceUrl: 'https://x.example/preferences/token' },
    });
    for (const part of [html, text]) {
      expect(part).toContain('It aims at 15.0% by June 2027 here, 12.0% in the region.');
      expect(part).toContain('About 19.0% would be on the way to the aim.');
      expect(part).toContain('To get there, it has to fall by 9.1 points');
    }
  });
});
