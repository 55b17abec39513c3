/** An error that a service answers with: AWS's own code and status, so that SDK clients treat it as they would AWS's. */
export class AwsError extends Error {
  override readonly name = 'AwsError';
  readonly code: string;
  readonly status: number;

  constructor(code: string, status: number, message: string) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** The port asked for is taken by another process. */
export class PortInUseError extends Error {
  override readonly name = 'PortInUseError';

  constructor(port: number) {
    super(`Port ${port} on 127.0.0.1 is in use: stop the program that uses it, or choose another port.`);
  }
}
