import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Link } from 'wouter';
import css from './button.module.css';
import { cx } from './cx';
import { Icon, type IconName } from './icon';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'main' | 'quiet' | 'danger';
  /** Its request is under way: it stays where it is and does nothing. */
  readonly isBusy?: boolean;
}

export function Button({ look, isBusy = false, className, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={cx(css.button, look && css[look], isBusy && css.busy, className)}
      aria-busy={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
    />
  );
}

interface LinkButtonProps {
  readonly href: string;
  readonly children: ReactNode;
}

/** A way to another page that looks like a button. */
export function LinkButton({ href, children }: LinkButtonProps) {
  return (
    <Link href={href} className={css.button}>
      {children}
    </Link>
  );
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon: IconName;
  readonly label: string;
  /** Something unread. */
  readonly count?: number;
}

export function IconButton({ icon, label, count = 0, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={cx(css.icon, className)}
      aria-label={label}
      title={label}
    >
      <Icon name={icon} />
      {count > 0 && <span className={css.count}>{count > 9 ? '9+' : count}</span>}
    </button>
  );
}
