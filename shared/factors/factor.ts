import type { Attribute } from '../catalog/attribute.ts';
import type { Indicator } from '../catalog/indicator.ts';
import type { Period } from '../catalog/period.ts';
import type { Place } from '../catalog/place.ts';
import type { StudentGroup } from '../catalog/student-group.ts';
import type { ComparedPlace, LeftOut } from './compared-places.ts';
import type { FactorResult } from './factor-result.ts';

/** An attribute of places against an indicator. */
export type FactorQuestion = {
  indicator: Indicator;
  attribute: Attribute;
  /** Attributes that places are compared at the same value of. */
  heldEqual: readonly Attribute[];
  group: StudentGroup;
  /** Places of one kind: a district is no school, and holds some of them. */
  kind: Exclude<Place['kind'], 'region'>;
};

/** What came of it. */
export type Factor = FactorQuestion & {
  /** The period compared; undefined where no place shows a share. */
  period: Period | undefined;
  /** Those in which any place shows one, latest first. */
  periods: Period[];
  compared: ComparedPlace[];
  leftOut: LeftOut[];
  result: FactorResult;
};
