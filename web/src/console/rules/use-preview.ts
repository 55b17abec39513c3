import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Rule } from '../../../../shared/alerts/rule.ts';
import { ask, useAsk } from '../staff-api.ts';

/** What the chart is asked to show: indicator, place and subject; nothing for where the rule fired last. */
export type Looked = { indicator?: string; place?: string; subject?: string };

/** While a slider moves nothing is asked; after so many milliseconds of rest it is. */
const REST = 150;

/** How a rule would have done. The last answer stays while the next one is on its way. */
export function usePreview(rule: Rule, course: Looked, isWhole: boolean) {
  const rested = useRested(rule);
  const question = useAsk()(ask.preview(rested, { ...course }));
  return useQuery({ ...question, enabled: question.enabled === true && isWhole, placeholderData: keepPreviousData });
}

function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
