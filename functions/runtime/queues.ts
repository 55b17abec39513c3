/** A function that sends its argument as JSON to one queue, at once or after a while. */
export function sender<T>(queueUrl: string): (message: T, delaySeconds?: number) => Promise<void> {
  return async (message, delaySeconds) => {
    // Messages come after the work, so that a function starts without what sends them.
    const { sendMessage } = await import('./send-message.ts');
    await sendMessage({
      ...{ QueueUrl: queueUrl, MessageBody: JSON.stringify(message) },
      ...(delaySeconds !== undefined && { DelaySeconds: delaySeconds }),
    });
  };
}
