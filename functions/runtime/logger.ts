import { Logger } from '@aws-lambda-powertools/logger';

/** Structured logs. Never log a file name, an id or a name of a person, a token, or a row. */
export const logger = new Logger({ serviceName: process.env.AWS_LAMBDA_FUNCTION_NAME ?? 'throughline' });
