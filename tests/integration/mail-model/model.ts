/** What is published last of a district: the latest period of which a share may be shown. */
export type Latest = { period: string; numerator: number; denominator: number; restated: boolean };

/** The one rule: at or above so many percent. */
export type RuleNow = { percent: number; enabled: boolean };

type Alert = {
  isOpen: boolean;
  /** It is open and its people are not told, until the silence ends. */
  isSilent: boolean;
  silentUntil: number;
  /** The last period that counted, and what it was when the rule held last. */
  period: string;
  counts: string;
  /** The last period that people were told of. */
  told: string;
};

/**
 * What mails people should have of a rule about levels, said once more in the simplest way, without any of the code that
 * judges, remembers or sends. Each step gives whether the people of that district are to be mailed.
 */
export class MailModel {
  readonly #alerts = new Map<string, Alert>();

  /** Something may have changed: what is published, the rule, or the time. */
  step(district: string, latest: Latest | undefined, rule: RuleNow, now: number): boolean {
    const alert = this.#alerts.get(district);
    if (!rule.enabled) {
      if (alert) this.#alerts.set(district, { ...alert, isOpen: false, isSilent: false });
      return false;
    }
    const isMailed = latest ? this.#look(district, latest, rule, now) : false;
    return this.#wake(district, now) || isMailed;
  }

  isOpen(district: string): boolean {
    return this.#alerts.get(district)?.isOpen ?? false;
  }

  silence(district: string, until: number): void {
    const alert = this.#alerts.get(district);
    if (alert) this.#alerts.set(district, { ...alert, silentUntil: until, isSilent: alert.isOpen });
  }

  #look(district: string, latest: Latest, rule: RuleNow, now: number): boolean {
    const alert = this.#alerts.get(district);
    if (alert && latest.period < alert.period) return false;
    const holds = 100 * latest.numerator >= rule.percent * latest.denominator;
    const counts = `${latest.numerator}/${latest.denominator}`;
    if (!holds) {
      if (alert) this.#alerts.set(district, { ...alert, isOpen: false, isSilent: false, period: latest.period });
      return false;
    }
    const known = { silentUntil: 0, told: '', ...alert, isOpen: true, period: latest.period, counts };
    if (alert?.isOpen) {
      this.#alerts.set(district, { ...known, isSilent: alert.isSilent });
      return false;
    }
    const isSilent = known.silentUntil > now;
    const isCorrected = latest.restated && alert?.counts !== counts;
    const isMailed = !isSilent && (known.told < latest.period || isCorrected);
    this.#alerts.set(district, { ...known, isSilent, told: isMailed ? latest.period : known.told });
    return isMailed;
  }

  /** What still holds when a silence ended is told once. */
  #wake(district: string, now: number): boolean {
    const alert = this.#alerts.get(district);
    if (!alert?.isSilent || alert.silentUntil > now) return false;
    this.#alerts.set(district, { ...alert, isSilent: false, silentUntil: 0, told: alert.period });
    return true;
  }
}

/** The instants at which it is Monday, seven o'clock, by the clock of a zone, in a span; found by trying every quarter. */
export function mondaysAtSeven(timeZone: string, from: number, through: number): number[] {
  const QUARTER = 15 * 60_000;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const found: number[] = [];
  for (let at = Math.ceil(from / QUARTER) * QUARTER; at <= through; at += QUARTER) {
    if (format.format(at) === 'Mon, 07:00' || format.format(at) === 'Mon 07:00') found.push(at);
  }
  return found;
}
