import { defaultRules } from '../../shared/alerts/default-rules.ts';
import { indicatorPresets } from '../../shared/catalog/indicator-presets.ts';
import { attributePresets } from '../../shared/catalog/presets/attributes.ts';
import { disclosurePresets } from '../../shared/disclosure/presets.ts';

/** Everything that is ready to be saved. */
export const presets = {
  indicators: indicatorPresets,
  rules: indicatorPresets.flatMap(defaultRules),
  attributes: attributePresets,
  disclosure: disclosurePresets,
};
