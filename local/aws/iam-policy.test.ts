import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, parseStatements } from './iam-policy.ts';

const statements = (...list: object[]) => parseStatements({ Version: '2012-10-17', Statement: list }, 'Role r');
const QUEUE = 'arn:aws:sqs:us-west-2:123456789012:mail';

describe('decide', () => {
  const send = { Effect: 'Allow', Action: ['sqs:Send*'], Resource: QUEUE };

  it('does not allow what no statement allows', () => {
    expect(decide([], 'sqs:SendMessage', QUEUE)).toBe('not allowed');
    expect(decide(statements(send), 'sqs:ReceiveMessage', QUEUE)).toBe('not allowed');
    expect(decide(statements(send), 'sqs:SendMessage', `${QUEUE}-other`)).toBe('not allowed');
  });

  it('compares actions without regard to case, resources with it', () => {
    expect(decide(statements(send), 'SQS:sendmessage', QUEUE)).toBe('allowed');
    expect(decide(statements(send), 'sqs:SendMessage', QUEUE.toUpperCase())).toBe('not allowed');
  });

  it.each([
    ['arn:aws:s3:::uploads/*', 'arn:aws:s3:::uploads/a/b.csv', 'allowed'],
    ['arn:aws:s3:::uploads/*', 'arn:aws:s3:::uploads', 'not allowed'],
    ['arn:aws:s3:::upload?/x', 'arn:aws:s3:::uploads/x', 'allowed'],
    ['arn:aws:s3:::a.b/x', 'arn:aws:s3:::aXb/x', 'not allowed'],
  ])('matches %s with %s: %s', (Resource, resource, outcome) => {
    expect(decide(statements({ Effect: 'Allow', Action: '*', Resource }), 's3:GetObject', resource)).toBe(outcome);
  });

  it('lets an explicit deny win, whatever allows stand before or after it', () => {
    const deny = { Effect: 'Deny', Action: 'sqs:SendMessage', Resource: '*' };
    const allow = { Effect: 'Allow', Action: '*', Resource: '*' };
    fc.assert(
      fc.property(fc.nat(5), fc.nat(5), (before, after) => {
        const list = [...Array(before).fill(allow), deny, ...Array(after).fill(allow)];
        expect(decide(statements(...list), 'sqs:SendMessage', QUEUE)).toBe('explicitly denied');
      }),
    );
  });

  it.each([
    ['StringEquals', 'a@b.org', 'a@b.org', 'allowed'],
    ['StringEquals', 'a@b.org', 'c@b.org', 'not allowed'],
    ['StringLike', '*@b.org', 'c@b.org', 'allowed'],
    ['StringNotEquals', 'a@b.org', 'a@b.org', 'not allowed'],
    ['StringNotLike', '*@b.org', 'c@d.org', 'allowed'],
    ['StringEqualsIgnoreCase', 'A@B.org', 'a@b.org', 'allowed'],
  ])('tests the condition %s %s against %s: %s', (operator, wanted, actual, outcome) => {
    const Condition = { [operator]: { 'ses:FromAddress': wanted } };
    const list = statements({ Effect: 'Allow', Action: '*', Resource: '*', Condition });
    expect(decide(list, 'ses:SendRawEmail', '*', { 'ses:fromaddress': actual })).toBe(outcome);
  });

  it('takes a condition on what the call does not have as not met', () => {
    const Condition = { StringEquals: { 'ses:FromAddress': 'a@b.org' } };
    expect(decide(statements({ Effect: 'Allow', Action: '*', Resource: '*', Condition }), 'x:y', '*')).toBe(
      'not allowed',
    );
  });

  it('counts the local connection as a secure transport', () => {
    const Condition = { Bool: { 'aws:SecureTransport': 'false' } };
    const list = statements(send, { Effect: 'Deny', Action: '*', Resource: '*', Condition });
    expect(decide(list, 'sqs:SendMessage', QUEUE)).toBe('allowed');
  });
});

describe('parseStatements', () => {
  const allow = { Effect: 'Allow', Action: 'a:b', Resource: '*' };

  it.each([
    [{ ...allow, Condition: { NumericLessThan: { 's3:max-keys': '10' } } }, 'condition operator "NumericLessThan"'],
    [{ ...allow, Condition: { StringEquals: { 'aws:SourceVpc': 'x' } } }, 'condition key "aws:SourceVpc"'],
    [{ Effect: 'Allow', NotAction: 'a:b', Resource: '*' }, 'policy element "NotAction"'],
    [{ ...allow, Resource: { 'Fn::GetAtt': ['Queue', 'Arn'] } }, 'Resource: this must be text'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable looks like one
    [{ ...allow, Resource: 'arn:aws:s3:::home/${aws:username}' }, 'policy variable'],
    [{ ...allow, Effect: 'Permit' }, 'Effect must be Allow or Deny'],
  ])('refuses %j, which it cannot enforce, by name', (statement, message) => {
    expect(() => statements(statement)).toThrow(`Role r`);
    expect(() => statements(statement)).toThrow(message);
  });
});
