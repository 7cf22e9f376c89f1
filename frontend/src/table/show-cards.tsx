// show-cards.tsx - after the hand: which cards to lay open, if any.
import { useState } from 'react';
import { useTexts } from '../texts/text';
import { Button } from '../ui/button';
import { CardChooser } from './card-chooser';
import type { HoleCard } from './hand-model';

interface ShowCardsProps {
  /** The cards that nobody else has seen. */
  readonly hole: readonly HoleCard[];
  readonly isBusy: boolean;
  readonly onShow: (places: readonly number[]) => void;
}

export function ShowCards({ hole, isBusy, onShow }: ShowCardsProps) {
  const { t } = useTexts();
  const [first, second] = hole;
  const all = hole.map(({ place }) => place);
  if (hole.length > 2) return <ShowSome {...{ hole, isBusy, onShow }} />;
  return (
    <>
      <p>{t('show.question')}</p>
      {first && (
        <Button isBusy={isBusy} onClick={() => onShow([first.place])}>
          {t('show.first')}
        </Button>
      )}
      {second && (
        <>
          <Button isBusy={isBusy} onClick={() => onShow([second.place])}>
            {t('show.second')}
          </Button>
          <Button isBusy={isBusy} onClick={() => onShow(all)}>
            {t('show.both')}
          </Button>
        </>
      )}
    </>
  );
}

function ShowSome({ hole, isBusy, onShow }: ShowCardsProps) {
  const { t } = useTexts();
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const toggle = (place: number) =>
    setChosen((now) =>
      now.includes(place) ? now.filter((other) => other !== place) : [...now, place],
    );
  const places = chosen.length > 0 ? chosen : hole.map(({ place }) => place);
  const label = chosen.length > 0 ? t('show.some', { count: chosen.length }) : t('show.all');
  return (
    <>
      <p>{t('show.question')}</p>
      <CardChooser {...{ hole, chosen }} label={t('show.group')} onToggle={toggle} />
      <Button isBusy={isBusy} onClick={() => onShow(places)}>
        {label}
      </Button>
    </>
  );
}
