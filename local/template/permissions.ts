import * as z from 'zod';
import { decide, type Statement } from '../aws/iam-policy.ts';
import { readRoleStatements } from './functions.ts';
import type { SystemDefinition } from './system.ts';
import type { Template } from './template.ts';
import { TemplateError } from './template-error.ts';

const POLLING = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];

/**
 * Checks what AWS would check when its own services call each other, which no call on this machine shows:
 * that a function may poll its queue, that a schedule may invoke its function, that the API may invoke its functions,
 * and that the bucket and the event bus may send to their queues.
 * @throws TemplateError that names who lacks which permission
 */
export function checkPermissions(template: Template, system: Omit<SystemDefinition, 'website'>): void {
  for (const { queueArn, functionArn } of system.eventSources) {
    const target = system.functions.find(({ arn }) => arn === functionArn);
    if (!target) throw new TemplateError(`An event source names the function ${functionArn}, which is not hosted.`);
    for (const action of POLLING) demand(target.statements, action, queueArn, `The function ${target.name}`);
  }
  for (const { name, roleArn, functionArn } of system.schedules) {
    const statements = readRoleStatements(template, roleArn, `The schedule ${name}`);
    demand(statements, 'lambda:InvokeFunction', functionArn, `The schedule ${name}`);
  }
  checkInvokers(template, system);
  checkSenders(template, system);
}

function demand(statements: readonly Statement[], action: string, resource: string, who: string): void {
  if (decide(statements, action, resource) === 'allowed') return;
  throw new TemplateError(`${who} lacks the permission ${action} on ${resource}.`);
}

const permissionSchema = z.object({ FunctionName: z.string(), Principal: z.string() });

function checkInvokers(template: Template, { apis }: Pick<SystemDefinition, 'apis'>): void {
  const invocable = new Set(
    template
      .ofType('AWS::Lambda::Permission')
      .map((resource) => template.properties(resource, permissionSchema, ['SourceArn', 'SourceAccount']))
      .filter(({ Principal }) => Principal === 'apigateway.amazonaws.com')
      .map(({ FunctionName }) => FunctionName),
  );
  for (const { key, functionArn } of apis.flatMap(({ routes }) => routes)) {
    if (invocable.has(functionArn) || invocable.has(functionArn.split(':').at(-1) ?? '')) continue;
    throw new TemplateError(
      `The route ${key} lacks the permission (AWS::Lambda::Permission) to invoke ${functionArn}.`,
    );
  }
}

const queuePolicySchema = z.object({
  PolicyDocument: z.object({
    Statement: z.array(
      z.object({
        Effect: z.string(),
        Action: z.union([z.string(), z.array(z.string())]),
        Principal: z.union([z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string())]))]),
        Resource: z.union([z.string(), z.array(z.string())]),
      }),
    ),
  }),
});

function checkSenders(
  template: Template,
  { buckets, mailEventRules }: Pick<SystemDefinition, 'buckets' | 'mailEventRules'>,
): void {
  const allowed = template.ofType('AWS::SQS::QueuePolicy').flatMap((resource) =>
    template
      .properties(resource, queuePolicySchema, ['Queues'])
      .PolicyDocument.Statement.filter(
        ({ Effect, Action }) => Effect === 'Allow' && [Action].flat().includes('sqs:SendMessage'),
      )
      .flatMap(({ Principal, Resource }) =>
        [Resource].flat().map((queue) => `${typeof Principal === 'string' ? '' : Principal.Service} > ${queue}`),
      ),
  );
  const demandSender = (service: string, queueArn: string, who: string) => {
    if (allowed.includes(`${service} > ${queueArn}`)) return;
    throw new TemplateError(`${who} lacks the permission sqs:SendMessage on ${queueArn} in the queue's policy.`);
  };
  for (const { name, notifications = [] } of buckets) {
    for (const { queueArn } of notifications) demandSender('s3.amazonaws.com', queueArn, `The bucket ${name}`);
  }
  for (const { name, queueArns } of mailEventRules) {
    for (const queueArn of queueArns) demandSender('events.amazonaws.com', queueArn, `The rule ${name}`);
  }
}
