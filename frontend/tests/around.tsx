// around.tsx - what every component needs around it.
import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { en } from '../src/texts/en';
import { makeTexts, TextContext } from '../src/texts/text';

export function renderEnglish(element: ReactElement) {
  const texts = makeTexts('en', en);
  const around = (inner: ReactElement) => <TextContext value={texts}>{inner}</TextContext>;
  const { rerender, ...rest } = render(around(element));
  return { ...rest, rerender: (next: ReactElement) => rerender(around(next)) };
}
