import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Attribute } from '../../../../shared/catalog/attribute.ts';
import type { Indicator } from '../../../../shared/catalog/indicator.ts';
import { Link } from '../../routing/link.tsx';
import { navigate } from '../../routing/navigation.ts';
import { type FactorChoice, factorSearch, factorsPath } from '../../routing/route.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { LoadProblem } from '../load-problem.tsx';
import { ask, useAnswer, useAsk } from '../staff-api.ts';
import { FactorFields } from './factor-fields.tsx';
import { Finding } from './finding.tsx';
import '../../styles/factors.css';

/** An attribute of places against an indicator: the finding, its proof, and what it does not tell. */
export function FactorsPage({ choice }: { choice: FactorChoice }) {
  const [indicators, attributes] = [useAnswer(ask.indicators), useAnswer(ask.attributes)];
  const error = indicators.error ?? attributes.error;
  if (error) return <LoadProblem what="This page" error={error} />;
  if (!indicators.data || !attributes.data) return <p className="loading soft">Loading</p>;
  const known = { indicators: indicators.data.indicators, attributes: attributes.data.attributes };
  const [indicator, attribute] = [known.indicators[0], known.attributes[0]];
  if (!indicator || !attribute) return <NothingToCompare />;
  const chosen = { indicator: indicator.id, attribute: attribute.id, ...choice };
  return <Compared chosen={chosen} {...known} />;
}

type Props = {
  chosen: FactorChoice & { indicator: string; attribute: string };
  indicators: Indicator[];
  attributes: Attribute[];
};

function Compared({ chosen, indicators, attributes }: Props) {
  const question = useAsk();
  // What was compared before stays until the next is there, so that nothing jumps.
  const asked = { ...question(ask.factor(factorSearch(chosen))), placeholderData: keepPreviousData };
  const { data: factor, error } = useQuery(asked);
  const fields = (
    <FactorFields
      {...{ chosen, indicators, attributes }}
      periods={factor?.periods ?? []}
      change={(part) => navigate(factorsPath({ ...chosen, ...part }), { replace: true })}
    />
  );
  if (error) {
    return (
      <>
        {fields}
        <LoadProblem what="The comparison" error={error} />
      </>
    );
  }
  return (
    <article>
      <PageTitle tab={factor?.reading.title ?? 'Factors'}>{factor?.reading.title ?? 'Comparing places'}</PageTitle>
      <p className="sub">{factor?.reading.lead}</p>
      {fields}
      {factor ? <Finding factor={factor} /> : <Loading />}
    </article>
  );
}

function NothingToCompare() {
  return (
    <Notice title="No attributes of places yet">
      <p className="sub">
        Staff say which attributes of places are followed (how many students, who they are, what a school has), and
        partners send them. Then places can be compared by them.{' '}
        <Link href="/attributes">Begin with the attributes</Link>.
      </p>
    </Notice>
  );
}

function Loading() {
  return (
    <section className="sheet loading" aria-busy="true" aria-label="Loading">
      <div className="skeleton chart-room" />
    </section>
  );
}
