import { describe, expect, it } from 'vitest';
import { preferenceChoices } from '../../../shared/mail/preferences.ts';
import { addressWords, becauseWords, choiceWords } from './recipient.ts';

const now = new Date('2026-03-10T12:00:00Z');
const words = (choice: object, suspension?: { stops: 'digests' | 'everything'; because: 'bounced' | 'complained' }) =>
  choiceWords(
    {
      choice: preferenceChoices.parse(choice),
      ...(suspension && { suspension: { ...suspension, since: '2026-03-02T12:00:00Z' } }),
    },
    now,
  );

describe('what somebody gets', () => {
  it('is what they chose', () => {
    expect(choiceWords({}, now)).toBe('Chose nothing yet: alerts at once, and digests.');
    expect(words({})).toBe('Chose alerts at once, a digest every week.');
    expect(words({ alerts: 'digest', digest: { every: 'month' } })).toBe(
      'Chose alerts in the digest, a digest every month.',
    );
    expect(words({ alerts: 'none', digests: false })).toBe('Unsubscribed.');
    expect(words({ digests: false, pausedUntil: '2026-03-20T12:00:00Z' })).toBe(
      'Chose alerts at once, no digests, paused until Mar 20, 2026.',
    );
    expect(words({ pausedUntil: '2026-03-01T12:00:00Z' })).not.toContain('paused');
  });

  it('says first what stops it', () => {
    expect(words({}, { stops: 'everything', because: 'bounced' })).toMatch(
      /^Gets nothing since Mar 2, 2026: mail to the address came back\. Chose/,
    );
    expect(words({}, { stops: 'digests', because: 'complained' })).toMatch(/^Gets no digests .* they complained/);
  });

  it('goes to their address, with what they asked of it themselves', () => {
    const email = 'lin@x.example';
    expect(addressWords({ email })).toBe(email);
    const addressAsked = { email: 'lin@y.example', until: '2026-03-11T12:00:00Z' };
    expect(addressWords({ email, addressAsked })).toMatch(
      /^lin@x\.example\. They asked for lin@y\.example, which can be confirmed until Mar 11.*\.$/,
    );
    expect(addressWords({ email, addressChangedAt: '2026-03-10T12:00:00Z' })).toBe(
      'lin@x.example, changed by themselves on Mar 10, 2026',
    );
  });

  it('has its reasons', () => {
    expect(becauseWords(['owns-indicator', 'named'])).toBe('owns the indicator, named by the rule');
  });
});
