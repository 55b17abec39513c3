import { type CfnResource, Stack, Validations } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** How cdk-nag names a bucket's ARN in a finding. */
export const arnInFindings = (bucket: Bucket): string =>
  `<${Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnResource)}.Arn>`;

/**
 * Acknowledges the findings on the functions that the CDK adds for its own work: they belong to it, run while the stack
 * is deployed, and see no partner's data.
 */
export function acknowledgeDeploymentFunctions(stack: Stack, site: Bucket): void {
  acknowledge(stack, 'BucketNotificationsHandler', [managedPolicy]);
  acknowledge(stack, 'Custom::CDKBucketDeployment', [
    managedPolicy,
    'L1',
    ...['s3:GetBucket*', 's3:GetObject*', 's3:List*', 's3:Abort*', 's3:DeleteObject*'].map(
      (action) => `IAM5[Action::${action}]`,
    ),
    'IAM5[Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*]',
    `IAM5[Resource::${arnInFindings(site)}/*]`,
  ]);
}

const managedPolicy = 'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]';

function acknowledge(stack: Stack, prefix: string, findings: readonly string[]): void {
  const provider = stack.node.children.find(({ node }: Construct) => node.id.startsWith(prefix));
  if (!provider) throw new Error(`The stack has no ${prefix} any more; take it out of the acknowledgements.`);
  for (const finding of findings) {
    Validations.of(provider).acknowledge({
      id: `AwsSolutions-${finding}`,
      reason: "The CDK's own function: it runs while the stack is deployed, and sees no partner's data.",
    });
  }
}
