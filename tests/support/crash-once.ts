import { Crash, type World } from './pipeline.ts';

/** A world in which one effect fails once, right before or after it. */
export function crashOnce() {
  let moment: string | undefined;
  const around: NonNullable<World['around']> = (when, effect) => {
    if (moment !== `${when} ${effect}`) return;
    moment = undefined;
    throw new Crash();
  };
  return {
    around,
    /** @param next such as `after mailer.send`; absent for none */
    at(next?: string) {
      moment = next;
    },
  };
}
