const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ends the process when it is asked to: first cleanly, with code 0; a second time at once.
 * @param stop lets finish what runs
 * @returns a signal that is aborted when the process was asked to end
 */
export function stopOnSignal(stop: () => Promise<void>): AbortSignal {
  const stopping = new AbortController();
  const onSignal = () => {
    if (stopping.signal.aborted) process.exit(130);
    stopping.abort();
    console.log('\nStopping: what runs may finish. Ctrl-C again ends at once; nothing that was accepted is lost.');
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(`Stopping failed: ${String(error)}`);
        process.exit(1);
      },
    );
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return stopping.signal;
}
