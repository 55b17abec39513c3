import { join } from 'node:path';
import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { FunctionName } from './function-names.ts';

/** What every function stands on. */
export interface Foundation {
  /** The folder that `bundleFunctions` filled. */
  readonly bundles: string;
  readonly table: TableV2;
}

export interface AppFunctionProps {
  readonly name: FunctionName;
  /** MB. */
  readonly memorySize: number;
  readonly timeout: Duration;
  readonly tableActions: readonly TableAction[];
  /** Beside `TABLE_NAME`. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** What the store asks of the table. */
export type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'BatchWriteItem'
  | 'UpdateItem'
  | 'DeleteItem';

/** One function with a role and a log group of its own. The role may do what is said here and with `allow`, no more. */
export class AppFunction extends LambdaFunction {
  readonly logs: LogGroup;

  constructor(scope: Construct, id: string, { bundles, table }: Foundation, props: AppFunctionProps) {
    const { name, memorySize, timeout, tableActions, environment } = props;
    const logGroup = new LogGroup(scope, `${id}Logs`, {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    super(scope, id, {
      description: `Throughline: ${name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(join(bundles, name)),
      handler: 'index.handler',
      memorySize,
      timeout,
      environment: { TABLE_NAME: table.tableName, ...environment },
      role,
      logGroup,
    });
    this.logs = logGroup;
    this.allow(['logs:CreateLogStream', 'logs:PutLogEvents'], logGroup.logGroupArn);
    this.allow(
      tableActions.map((action) => `dynamodb:${action}`),
      table.tableArn,
    );
  }

  allow(actions: string[], ...resources: string[]): void {
    this.addToRolePolicy(new PolicyStatement({ actions, resources }));
  }
}
