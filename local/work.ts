import type { AwsEndpoint } from './aws/endpoint.ts';
import { startPoller } from './event-sources.ts';
import type { FunctionPool } from './functions/function-pool.ts';
import { startSchedule } from './schedules.ts';
import type { SystemDefinition } from './template/system.ts';
import { TemplateError } from './template/template-error.ts';

/** Everything that invokes functions by itself. */
export interface Work {
  /** Starts nothing more, and resolves when the batches under way are done. */
  stop(): Promise<void>;
}

/** Starts the event sources and schedules. @param pools by ARN of the function */
export function startWork(
  { eventSources, schedules }: Pick<SystemDefinition, 'eventSources' | 'schedules'>,
  pools: ReadonlyMap<string, FunctionPool>,
  queues: AwsEndpoint['queues'],
  region: string,
): Work {
  const timers = schedules.map((schedule) => {
    const pool = demand(pools, schedule.functionArn, `The schedule ${schedule.name}`);
    // A failure is reported by the pool, and the next turn comes anyway.
    return startSchedule(schedule, () => void pool.invoke(schedule.input).catch(() => {}));
  });
  const pollers = eventSources.map((source) => {
    const pool = demand(pools, source.functionArn, 'An event source');
    return startPoller(
      source,
      demand(queues, source.queueArn, `The event source of ${pool.definition.name}`),
      pool,
      region,
    );
  });
  return {
    async stop() {
      for (const end of timers) end();
      await Promise.all(pollers.map((poller) => poller.stop()));
    },
  };
}

function demand<T>(known: ReadonlyMap<string, T>, arn: string, who: string): T {
  const found = known.get(arn);
  if (found) return found;
  throw new TemplateError(`${who} names ${arn}, which the template does not declare.`);
}
