import type { RunChartInput } from '../charts/run-chart-svg.tsx';

/** A picture that the mail carries, shown where its HTML names `cid`. */
export type Spark = { cid: string; chart: RunChartInput };

/** One thing that a digest tells. */
export type Entry = {
  mark: 'concern' | 'improvement' | undefined;
  headline: string;
  url: string | undefined;
  detail: string;
  spark: Spark | undefined;
};

/** An indicator that the reader follows, as it stands. */
export type Standing = { name: string; value: string; words: string; url: string; spark: Spark | undefined };

/** Everything that a digest says, before it is laid out. */
export type DigestLayout = {
  partnership: string;
  subject: string;
  title: string;
  days: string;
  parts: { title: string; entries: Entry[]; further: string }[];
  standings: Standing[];
  furtherStandings: string;
  consoleUrl: string;
  reason: string;
  footer: string;
  choiceUrl: string;
};
