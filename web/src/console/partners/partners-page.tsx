import { calendarDay } from '../../../../shared/catalog/calendar-day.ts';
import { placeTree } from '../../../../shared/catalog/place-tree.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { agreementWarnings } from '../../words/agreement.ts';
import { formatCounted } from '../../words/numbers.ts';
import { LoadProblem } from '../load-problem.tsx';
import { ask, useAnswer } from '../staff-api.ts';
import { PartnerSheet } from './partner-sheet.tsx';
import { Warnings } from './warnings.tsx';
import '../../styles/partners.css';

/** Who sends files: whom to write to, and what was agreed with them. */
export function PartnersPage() {
  const [partners, agreements] = [useAnswer(ask.partners), useAnswer(ask.agreements)];
  const [links, partnership] = [useAnswer(ask.links), useAnswer(ask.partnership)];
  const [schedules, indicators, places] = [useAnswer(ask.schedules), useAnswer(ask.indicators), useAnswer(ask.places)];
  const answers = [partners, agreements, links, partnership, schedules, indicators, places];
  const error = answers.find((one) => one.error)?.error;
  if (error) return <LoadProblem what="The partners" error={error} />;
  if (!partners.data || !agreements.data || !links.data || !partnership.data) return <Loading />;
  if (!schedules.data || !indicators.data || !places.data) return <Loading />;
  const tree = placeTree(places.data.places);
  const day = calendarDay(new Date(), partnership.data.timeZone);
  const all = partners.data.partners;
  const warnings = agreementWarnings(all, agreements.data.agreements, day);
  const of = <T extends { partnerId: string }>(records: T[], id: string) =>
    records.filter(({ partnerId }) => partnerId === id);
  return (
    <>
      <PageTitle tab="Partners">
        {all.length === 0
          ? 'No partner sends files yet'
          : formatCounted(all.length, 'partner sends files', 'partners send files')}
      </PageTitle>
      {all.length === 0 && (
        <p className="sub">
          A partner is a district or an organization that reports on its place. Make the first one through the API; its
          contacts and agreements are kept here.
        </p>
      )}
      <Warnings warnings={warnings} />
      {all.map((partner) => (
        <PartnerSheet
          key={partner.id}
          partner={partner}
          agreements={of(agreements.data.agreements, partner.id)}
          links={of(links.data.links, partner.id)}
          schedules={of(schedules.data.schedules, partner.id)}
          indicators={indicators.data.indicators}
          schools={tree.within(partner.placeId).filter(({ kind }) => kind === 'school')}
          {...{ day, minimumGroupSize: partnership.data.minimumGroupSize }}
        />
      ))}
    </>
  );
}

const Loading = () => <p className="loading soft">Loading</p>;
