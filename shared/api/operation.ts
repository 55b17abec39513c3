import type * as z from 'zod';
import type { Role } from '../access/roles.ts';
import type { ProblemKind } from './problem-kinds.ts';

/** A schema under the name that the OpenAPI document gives it. */
export type Content = { name: string; schema: z.ZodType };

/** A request's body. With `form` it may come as `application/x-www-form-urlencoded` too; an `optional` one may be left out. */
export type Body = Content & { form?: boolean; optional?: boolean };

/** A successful answer; without content its body is empty. `text` names media types that say the same as text. */
export type AnswerContract = { description: string; content?: Content; text?: readonly string[] };

/**
 * The contract of one operation: the single source for routing, validation, access and the OpenAPI document.
 * Parameters of the path stand in braces, as OpenAPI writes them.
 */
export type Operation = {
  method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  path: `/${string}`;
  summary: string;
  tag: string;
  /** Who may: a role, the holder of a link (of an upload, of a mail), or anyone. */
  access: Role | 'link' | 'anyone';
  params?: z.ZodObject;
  query?: z.ZodObject;
  headers?: z.ZodObject;
  body?: Body;
  answers: Readonly<Record<number, AnswerContract>>;
  /** Problems that only this operation has; those of every request go without saying. */
  problems?: readonly ProblemKind[];
};
export type Operations = Readonly<Record<string, Operation>>;

type Parsed<S> = S extends z.ZodType ? z.output<S> : Record<string, never>;

/** A request after validation. */
export type RequestOf<O extends Operation> = {
  params: Parsed<O['params']>;
  query: Parsed<O['query']>;
  headers: Parsed<O['headers']>;
  body: O['body'] extends Content ? z.output<O['body']['schema']> : undefined;
};

type BodyOf<C extends AnswerContract> = C['content'] extends Content
  ? { body: z.output<C['content']['schema']> } | { text: string; type: string }
  : { body?: undefined };

/** What may be answered to an operation: one of its statuses with the body that its contract gives. */
export type AnswerOf<O extends Operation> = {
  [S in keyof O['answers'] & number]: {
    status: S;
    headers?: Record<string, string>;
  } & BodyOf<O['answers'][S]>;
}[keyof O['answers'] & number];
