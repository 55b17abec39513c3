import { useState } from 'react';
import type { LinkView } from '../../../shared/api/partner.ts';
import { terminalLines } from '../../../shared/api/terminal-lines.ts';
import { sendPath } from './partner-api.ts';

/** How to send the same file without this page. */
export function Terminal({ token, dataset, period }: { token: string; dataset: LinkView['dataset']; period?: string }) {
  const lines = terminalLines({
    apiUrl: location.origin + sendPath(token),
    fileName: `${dataset}.csv`,
    ...(period === undefined ? {} : { period }),
  });
  return (
    <details className="terminal">
      <summary>From a terminal</summary>
      <pre>
        <code>{lines}</code>
      </pre>
      <div className="buttons">
        <CopyButton text={lines} />
        <span className="small soft">
          With curl 7.76 or later and openssl. The receipt comes as text; a refused file ends with a failure.
        </span>
      </div>
    </details>
  );
}

function CopyButton({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 3000);
  };
  return (
    <button type="button" className="button" onClick={copy}>
      <span aria-live="polite">{copied ? 'Copied' : 'Copy the lines'}</span>
    </button>
  );
}
