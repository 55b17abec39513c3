import { describe, expect, it } from 'vitest';
import { alertPath } from '../../../shared/alerts/alert-path.ts';
import { indicatorPath, placePath, routeOf, rulePath, submissionPath } from './route.ts';

const read = (address: string) => routeOf(new URL(address, 'http://site.test'));

describe('routeOf', () => {
  it('reads the pages of the site', () => {
    expect(read('/')).toEqual({ page: 'home' });
    expect(read('/send/Abc-_123')).toEqual({ page: 'send', token: 'Abc-_123' });
    expect(read('/send/Abc-_123/')).toEqual({ page: 'send', token: 'Abc-_123' });
    expect(read('/indicators/chronic-absence')).toEqual({ page: 'indicator', indicatorId: 'chronic-absence' });
    expect(read('/alerts')).toEqual({ page: 'alerts' });
    expect(read('/attributes')).toEqual({ page: 'attributes' });
    expect(read('/links')).toEqual({ page: 'links' });
    expect(read('/partners')).toEqual({ page: 'partners' });
    expect(read('/people')).toEqual({ page: 'people' });
    expect(read('/submissions')).toEqual({ page: 'submissions' });
    expect(read(submissionPath('0000000042'))).toEqual({ page: 'submission', submissionId: '0000000042' });
    expect(read('/rules')).toEqual({ page: 'rules' });
    expect(read('/rules/new')).toEqual({ page: 'rule' });
    expect(read(rulePath('high-absence'))).toEqual({ page: 'rule', ruleId: 'high-absence' });
    expect(read('/preferences/lin~aB3')).toEqual({ page: 'preferences', token: 'lin~aB3' });
    expect(read('/address/lin~aB3')).toEqual({ page: 'address', token: 'lin~aB3' });
    expect(read('/what-you-get')).toEqual({ page: 'what-you-get' });
    expect(read('/signed-in?code=1&state=2')).toEqual({ page: 'signed-in' });
  });

  it('names what it does not know instead of guessing', () => {
    for (const address of ['/send', '/send/a/b', '/indicators', '/elsewhere', '/links/a', '/signed-in/again']) {
      expect(read(address)).toEqual({ page: 'unknown' });
    }
  });

  it('survives an address that is not well encoded', () => {
    expect(read('/indicators/%E0%A4%A')).toEqual({ page: 'indicator', indicatorId: '%E0%A4%A' });
  });

  it('reads back what alertPath writes', () => {
    const alertId = 'high~absence~cedar~grade:k.5';
    expect(read(alertPath(alertId))).toEqual({ page: 'alert', alertId });
  });

  it('reads back what placePath writes', () => {
    for (const address of [
      {},
      { placeId: 'highline', indicatorId: 'chronic-absence' },
      { placeId: 'cedar river & sons', indicatorId: 'chronic-absence', group: 'english_learner:yes' },
    ]) {
      expect(read(placePath(address))).toEqual({ page: 'place', ...address });
    }
  });

  it('reads back what indicatorPath writes', () => {
    expect(read(indicatorPath('chronic-absence', 'cedar river & sons'))).toEqual({
      page: 'indicator',
      indicatorId: 'chronic-absence',
      placeId: 'cedar river & sons',
    });
  });
});
