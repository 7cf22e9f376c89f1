import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTexts } from '../texts/text';
import { IconButton } from './button';
import { cx } from './cx';
import css from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly look?: 'wide' | 'sheet' | undefined;
}

/** A native modal dialog, open as long as it is there; Escape and a press outside close it. */
export function Dialog({ title, onClose, children, look }: DialogProps) {
  const { t } = useTexts();
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    dialog.showModal();
    return () => dialog.close();
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog by itself
    <dialog
      ref={ref}
      className={cx(css.dialog, look && css[look])}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className={css.head}>
        <h2 id={titleId}>{title}</h2>
        <IconButton icon="close" label={t('close')} onClick={onClose} />
      </div>
      <div className={css.body}>{children}</div>
    </dialog>
  );
}
