import type { Action } from '../protocol/decode';
import { useTexts } from '../texts/text';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';

interface FoldDialogProps {
  readonly onAct: (action: Action) => void;
  readonly onClose: () => void;
}

/** Checking is free: somebody who folds is asked once. */
export function FoldDialog({ onAct, onClose }: FoldDialogProps) {
  const { t } = useTexts();
  const then = (action: Action) => () => {
    onClose();
    onAct(action);
  };
  return (
    <Dialog title={t('fold.title')} onClose={onClose}>
      <p>{t('fold.text')}</p>
      <div className="dialog-buttons">
        <Button look="danger" onClick={then('fold')}>
          {t('fold.fold')}
        </Button>
        <Button look="main" onClick={then('check')}>
          {t('fold.check')}
        </Button>
      </div>
    </Dialog>
  );
}
