import { arn, type Place } from './place.ts';
import type { Resource } from './resource.ts';

/** What is known of a resource when another one refers to it. */
export interface Referent {
  readonly resource: Resource;
  readonly place: Place;
  /** A property as text, its intrinsics resolved; `undefined` when it is not set. */
  text(property: string): string | undefined;
}

type Value = (referent: Referent) => string;

interface ReferenceType {
  readonly ref: Value;
  readonly attributes?: Readonly<Record<string, Value>>;
}

const generated: Value = ({ place, resource }) => `${place.stackName}-${resource.logicalId}`;
const named =
  (property: string): Value =>
  (referent) =>
    referent.text(property) ?? generated(referent);

/** S3 allows lower case only, up to 63 characters. */
const bucketName: Value = (referent) => referent.text('BucketName') ?? generated(referent).toLowerCase().slice(0, 63);
const bucketDomain: Value = (referent) => `${bucketName(referent)}.s3.${referent.place.region}.amazonaws.com`;
const bucketArn: Value = (referent) => `arn:aws:s3:::${bucketName(referent)}`;
const tableName = named('TableName');
const tableArn: Value = (referent) => arn(referent.place, 'dynamodb', `table/${tableName(referent)}`);
const queueName = named('QueueName');
const queueArn: Value = (referent) => arn(referent.place, 'sqs', queueName(referent));
const queueAddress: Value = (referent) =>
  `${referent.place.endpointUrl}/${referent.place.account}/${queueName(referent)}`;
const secretArn: Value = (referent) => arn(referent.place, 'secretsmanager', `secret:${named('Name')(referent)}`);
const roleArn: Value = (referent) => `arn:aws:iam::${referent.place.account}:role/${named('RoleName')(referent)}`;
const poolId: Value = ({ place, resource }) => `${place.region}_${resource.logicalId}`;
const id: Value = ({ resource }) => resource.logicalId;
/** It is a part of a domain. */
const apiId: Value = ({ resource }) => resource.logicalId.toLowerCase();
const distributionDomain: Value = ({ resource }) => `${resource.logicalId.toLowerCase()}.cloudfront.net`;

/** Names of constructs that say what kind of thing they are, not which one. */
const KINDS = new Set(['Function', 'Handler', 'Lambda', 'Worker']);

/**
 * The name of a function as people know it: its own, or that of its construct.
 * @example for the construct path `/Throughline/IngestSubmission/Worker/Function/Resource`: 'ingest-submission'
 */
const functionName: Value = (referent) => {
  const own = referent.text('FunctionName');
  if (own) return own;
  const parts = (referent.resource.path ?? referent.resource.logicalId)
    .split('/')
    .filter((part) => part !== 'Resource');
  const words = parts.findLast((part) => !KINDS.has(part)) ?? '';
  return words.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
};

const TYPES: Readonly<Record<string, ReferenceType>> = {
  'AWS::DynamoDB::GlobalTable': { ref: tableName, attributes: { Arn: tableArn } },
  'AWS::SQS::Queue': {
    ref: queueAddress,
    attributes: { Arn: queueArn, QueueName: queueName, QueueUrl: queueAddress },
  },
  'AWS::S3::Bucket': {
    ref: bucketName,
    attributes: {
      Arn: bucketArn,
      RegionalDomainName: bucketDomain,
      DomainName: (referent) => `${bucketName(referent)}.s3.amazonaws.com`,
    },
  },
  'AWS::SecretsManager::Secret': { ref: secretArn, attributes: { Id: secretArn } },
  'AWS::Lambda::Function': {
    ref: functionName,
    attributes: { Arn: (referent) => arn(referent.place, 'lambda', `function:${functionName(referent)}`) },
  },
  'AWS::IAM::Role': { ref: named('RoleName'), attributes: { Arn: roleArn, RoleId: id } },
  'AWS::ApiGatewayV2::Api': {
    ref: apiId,
    attributes: {
      ApiId: apiId,
      ApiEndpoint: (referent) => `https://${apiId(referent)}.execute-api.${referent.place.region}.amazonaws.com`,
    },
  },
  'AWS::ApiGatewayV2::Integration': { ref: id, attributes: { IntegrationId: id } },
  'AWS::ApiGatewayV2::Authorizer': { ref: id, attributes: { AuthorizerId: id } },
  'AWS::ApiGatewayV2::Stage': { ref: named('StageName') },
  'AWS::Cognito::UserPool': {
    ref: poolId,
    attributes: {
      UserPoolId: poolId,
      Arn: (referent) => arn(referent.place, 'cognito-idp', `userpool/${poolId(referent)}`),
      ProviderURL: ({ place }) => place.issuer,
      ProviderName: (referent) => `cognito-idp.${referent.place.region}.amazonaws.com/${poolId(referent)}`,
    },
  },
  'AWS::Cognito::UserPoolClient': { ref: id, attributes: { ClientId: id } },
  'AWS::Cognito::UserPoolDomain': { ref: named('Domain') },
  'AWS::CloudFront::Distribution': { ref: id, attributes: { Id: id, DomainName: distributionDomain } },
  'AWS::CloudFront::ResponseHeadersPolicy': { ref: id, attributes: { Id: id } },
  'AWS::CloudFront::Function': { ref: id, attributes: { FunctionARN: id } },
  'AWS::CloudFront::OriginAccessControl': { ref: id, attributes: { Id: id } },
  'AWS::CloudFront::CachePolicy': { ref: id, attributes: { Id: id } },
  'AWS::CloudFront::OriginRequestPolicy': { ref: id, attributes: { Id: id } },
  'AWS::SES::ConfigurationSet': { ref: named('Name') },
  'AWS::SES::EmailIdentity': { ref: named('EmailIdentity') },
  'AWS::Events::Rule': {
    ref: named('Name'),
    attributes: { Arn: (referent) => arn(referent.place, 'events', `rule/${named('Name')(referent)}`) },
  },
  'AWS::Scheduler::Schedule': { ref: named('Name') },
  'AWS::Scheduler::ScheduleGroup': {
    ref: named('Name'),
    attributes: { Arn: (referent) => arn(referent.place, 'scheduler', `schedule-group/${named('Name')(referent)}`) },
  },
  'AWS::Logs::LogGroup': {
    ref: named('LogGroupName'),
    attributes: { Arn: (referent) => arn(referent.place, 'logs', `log-group:${named('LogGroupName')(referent)}:*`) },
  },
};

/** What `Ref` gives for a resource, or `undefined` when the local host does not know. */
export const refOf = (referent: Referent): string | undefined => TYPES[referent.resource.type]?.ref(referent);

/** What `Fn::GetAtt` gives for a resource's attribute, or `undefined` when the local host does not know. */
export const attributeOf = (referent: Referent, attribute: string): string | undefined =>
  TYPES[referent.resource.type]?.attributes?.[attribute]?.(referent);
