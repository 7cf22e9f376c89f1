import { useEffect } from 'react';

/** The title of the browser's tab as long as this page is shown. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Brelan`;
  }, [title]);
}
