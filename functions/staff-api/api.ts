import { staffOperations } from '../../shared/api/staff-operations.ts';
import { type Handlers, httpApi } from '../http/http-api.ts';
import { agreementPolicy } from './agreements.ts';
import { alertHandlers } from './alerts.ts';
import { attributeHandlers, attributePolicy } from './attributes.ts';
import { calendarHandlers } from './calendar.ts';
import { indicatorPolicy } from './indicators.ts';
import { linkHandlers } from './links.ts';
import { mailHandlers } from './mails.ts';
import { partnershipHandlers } from './partnership.ts';
import { ownerPolicy, partnerPolicy } from './people.ts';
import { placePolicy } from './places.ts';
import type { StaffPorts } from './ports.ts';
import { recipientHandlers } from './recipients.ts';
import { recordHandlers } from './records.ts';
import { rulePolicy } from './rules.ts';
import { scanHandlers } from './scan.ts';
import { schedulePolicy } from './schedules.ts';
import { storeSeenBy } from './seen-store.ts';
import { seriesHandlers } from './series.ts';
import { submissionHandlers } from './submissions.ts';

/** The API of staff as a Lambda handler. Each request works on what who asks may see. */
export function staffApi({ store, ...ports }: Omit<StaffPorts, 'everything'>) {
  return httpApi(staffOperations, (context) =>
    staffHandlers({ ...ports, store: storeSeenBy(context, store), everything: store }),
  );
}

function staffHandlers(ports: StaffPorts): Handlers<typeof staffOperations> {
  const { store } = ports;
  const places = recordHandlers(placePolicy(ports));
  const partners = recordHandlers(partnerPolicy(ports));
  const agreements = recordHandlers(agreementPolicy(ports));
  const schedules = recordHandlers(schedulePolicy(ports));
  const attributes = recordHandlers(attributePolicy(ports));
  const owners = recordHandlers(ownerPolicy(ports));
  const indicators = recordHandlers(indicatorPolicy(ports));
  const rules = recordHandlers(rulePolicy(ports));
  // Only who asks of a cycle needs all that checks one.
  const cycles = async () => (await import('./cycles.ts')).cycleHandlers(ports);
  return {
    readOpenApi: async () => ({ status: 200, body: await ports.contract() }),
    ...partnershipHandlers(ports),
    listPlaces: async () => ({ status: 200, body: { places: await store.places.list() } }),
    readPlace: places.get,
    savePlace: places.put,
    removePlace: places.remove,
    listPartners: async () => ({ status: 200, body: { partners: await store.partners.list() } }),
    readPartner: partners.get,
    savePartner: partners.put,
    removePartner: partners.remove,
    listAgreements: async () => ({ status: 200, body: { agreements: await store.agreements.list() } }),
    readAgreement: agreements.get,
    saveAgreement: agreements.put,
    removeAgreement: agreements.remove,
    listSchedules: async () => ({ status: 200, body: { schedules: await store.schedules.list() } }),
    readSchedule: schedules.get,
    saveSchedule: schedules.put,
    removeSchedule: schedules.remove,
    ...calendarHandlers(ports),
    listAttributes: async () => ({ status: 200, body: { attributes: await store.attributes.list() } }),
    readAttribute: attributes.get,
    saveAttribute: attributes.put,
    removeAttribute: attributes.remove,
    ...attributeHandlers(ports),
    listOwners: async () => ({ status: 200, body: { owners: await store.owners.list() } }),
    readOwner: owners.get,
    saveOwner: owners.put,
    removeOwner: owners.remove,
    // Needed when a partnership is set up, and never after.
    readPresets: async () => ({ status: 200, body: (await import('./presets.ts')).presets }),
    listIndicators: async () => ({ status: 200, body: { indicators: await store.indicators.list() } }),
    readIndicator: indicators.get,
    saveIndicator: indicators.put,
    removeIndicator: indicators.remove,
    listRules: async () => ({ status: 200, body: { rules: await store.rules.list() } }),
    readRule: rules.get,
    saveRule: rules.put,
    removeRule: rules.remove,
    listCycles: async (...asked) => (await cycles()).listCycles(...asked),
    readCycle: async (...asked) => (await cycles()).readCycle(...asked),
    saveCycle: async (...asked) => (await cycles()).saveCycle(...asked),
    removeCycle: async (...asked) => (await cycles()).removeCycle(...asked),
    addNoteToCycle: async (...asked) => (await cycles()).addNoteToCycle(...asked),
    decideOnCycle: async (...asked) => (await cycles()).decideOnCycle(...asked),
    // Only who tries a rule needs all that judges one.
    async previewRule(request, context) {
      const { previewHandlers } = await import('./preview.ts');
      return previewHandlers(ports).previewRule(request, context);
    },
    // Nor all that compares both arms, but who looks at a cycle.
    async readCycleResult(request, context) {
      const { cycleResultHandlers } = await import('./cycle-result.ts');
      return cycleResultHandlers(ports).readCycleResult(request, context);
    },
    ...linkHandlers(ports),
    ...submissionHandlers(ports),
    ...seriesHandlers(ports),
    ...scanHandlers(ports),
    // Peers and bright spots are looked up now and then, and need more than what else is read.
    async readPeers(request, context) {
      const { peerHandlers } = await import('./peers.ts');
      return peerHandlers(ports).readPeers(request, context);
    },
    async readBrightSpots(request, context) {
      const { peerHandlers } = await import('./peers.ts');
      return peerHandlers(ports).readBrightSpots(request, context);
    },
    // Nor what compares places by their attributes.
    async readFactor(request, context) {
      const { factorHandlers } = await import('./factors.ts');
      return factorHandlers(ports).readFactor(request, context);
    },
    async readReport(request, context) {
      const { reportHandlers } = await import('./report.ts');
      return reportHandlers(ports).readReport(request, context);
    },
    ...alertHandlers(ports),
    ...mailHandlers(ports),
    ...recipientHandlers(ports),
  };
}
