/** A resource of the template, its properties unresolved. */
export interface Resource {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** The path of its construct, such as `/Throughline/Ingestion/Queue/Resource`, where the template tells. */
  readonly path?: string;
}

/** How errors name a resource. */
export const describeResource = ({ logicalId, type }: Resource) => `${logicalId} (${type})`;
