import { type ReactNode, useEffect, useState } from 'react';

type Props = { file: Blob; name: string; children: ReactNode };

/** A file that was made on this computer, to be taken away. */
export function DownloadLink({ file, name, children }: Props) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return (
    <a className="button" href={url} download={name}>
      {children}
    </a>
  );
}
