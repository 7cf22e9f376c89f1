// problem.ts - a failed request in the player's words.
import { RequestError } from '../protocol/http';
import type { TextKey, Texts } from './text';

const known: Readonly<Record<string, TextKey>> = {
  not_your_turn: 'refusal.stale_turn',
  stale_turn: 'refusal.stale_turn',
  no_hand: 'refusal.stale_turn',
  cannot_raise: 'refusal.cannot_raise',
  raise_too_small: 'refusal.raise_too_small',
  raise_too_big: 'refusal.raise_too_big',
  must_bring_in: 'refusal.must_bring_in',
  must_draw: 'refusal.must_draw',
  seat_taken: 'refusal.seat_taken',
  seat_held: 'refusal.seat_held',
  already_seated: 'refusal.already_seated',
  not_seated: 'refusal.not_seated',
  buy_in_too_small: 'refusal.buy_in_too_small',
  buy_in_too_big: 'refusal.buy_in_too_big',
  too_few_chips: 'refusal.too_few_chips',
  stack_full: 'refusal.stack_full',
  seats_free: 'refusal.seats_free',
  wait_list_full: 'refusal.wait_list_full',
  claim_too_early: 'refusal.claim_too_early',
  claim_too_rich: 'refusal.claim_too_rich',
  no_chat: 'refusal.no_chat',
  busy: 'refusal.busy',
  not_logged_in: 'refusal.not_logged_in',
  wrong_password: 'refusal.wrong_password',
  name_taken: 'refusal.name_taken',
  already_member: 'refusal.already_member',
  too_many: 'refusal.too_many',
  unavailable: 'refusal.unavailable',
  no_network: 'refusal.no_network',
};

const fields: Readonly<Record<string, TextKey>> = {
  name: 'refusal.field.name',
  password: 'refusal.field.password',
  text: 'refusal.field.text',
};

/** A sentence for `error`; the server's own, in English, where we have none. */
export function problemText(error: unknown, t: Texts['t']): string {
  if (!(error instanceof RequestError)) return t('refusal.unknown');
  const field = error.status === 400 && error.field ? fields[error.field] : undefined;
  const key = field ?? known[error.code];
  return key ? t(key) : error.message;
}
