import { addressOperations } from './address-operations.ts';
import { openApiDocument } from './openapi.ts';
import { partnerOperations } from './partner-operations.ts';
import { preferenceOperations } from './preference-operations.ts';
import { staffOperations } from './staff-operations.ts';

/** The OpenAPI document of everything that can be asked over HTTP. Writing it takes the better part of a second. */
export const contract = () =>
  openApiDocument({ ...staffOperations, ...partnerOperations, ...preferenceOperations, ...addressOperations });
