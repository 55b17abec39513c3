import type { Store } from '../store/store.ts';
import type {
  DigestRequest,
  EvaluateRequest,
  IndicatorPeriod,
  LetterRequest,
  MailRequest,
  RecomputeRequest,
} from './messages.ts';

/** Where uploaded files lie. */
export type Objects = {
  /** Undefined when there is no such file. */
  read(file: StoredFile): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Removes every trace of it. */
  remove(file: StoredFile): Promise<void>;
  exists(key: string): Promise<boolean>;
};
export type StoredFile = { key: string; versionId?: string | undefined };

/** The queues between the steps; each step uses those that its role may send to. */
export type Queues = {
  upload(key: string): Promise<void>;
  recompute(request: RecomputeRequest): Promise<void>;
  publish(request: IndicatorPeriod): Promise<void>;
  evaluate(request: EvaluateRequest): Promise<void>;
  mail(request: MailRequest): Promise<void>;
  digest(request: DigestRequest): Promise<void>;
  letter(request: LetterRequest, delaySeconds?: number): Promise<void>;
};

/**
 * What the mail provider answers: it took the mail, it refused it for sure, or it throws when nobody can know. A refusal is
 * final unless it only says that the account sends too fast or too much.
 */
export type Mailer = {
  send(mail: { mailId: string; to: string; raw: Uint8Array }): Promise<'sent' | { refused: string; isFinal: boolean }>;
};

export type Clock = () => Date;

export type { Store };
