import { type ReactNode, useEffect, useRef } from 'react';

/** The heading of a page or of its next step: also names the tab, and takes the focus when a step follows another. */
export function PageTitle({ children, tab, focus = false }: { children: ReactNode; tab: string; focus?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = tab;
  }, [tab]);
  useEffect(() => {
    if (focus) heading.current?.focus();
  }, [focus]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
