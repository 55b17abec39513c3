/** Where the stack lives: what its pseudo parameters and the addresses in it become on this machine. */
export interface Place {
  readonly stackName: string;
  readonly region: string;
  readonly account: string;
  /** The site, such as `http://127.0.0.1:8080`: what the distribution's domain becomes. */
  readonly siteUrl: string;
  /** The AWS endpoint, such as `http://127.0.0.1:40123`. */
  readonly endpointUrl: string;
  /** The OpenID issuer: what the user pool becomes. */
  readonly issuer: string;
}

export const arn = ({ region, account }: Place, service: string, resource: string) =>
  `arn:aws:${service}:${region}:${account}:${resource}`;
