import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createStore } from '../../shared/store/dynamo-store.ts';
import { environment } from './environment.ts';

/** The store on the deployed table. */
export const store = createStore(new DynamoDBClient({}), environment('TABLE_NAME').TABLE_NAME);
