/** The host cannot start; the message is one line for the person at the terminal: what, where, what to do. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
