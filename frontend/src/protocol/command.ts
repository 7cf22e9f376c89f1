// command.ts - ask the game for something, once, however often the request must be repeated.
import { backoffMs, pause } from './backoff';
import type { Http } from './http';
import { RequestError } from './http';

/** 128 random bits as text; also where crypto.randomUUID is missing (plain http). */
export function newCommandId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** How long a command is repeated before its sender is told that nobody answers. */
export const COMMAND_GIVE_UP_MS = 60_000;

const ignore = () => undefined;

/**
 * Posts `body` with a fresh commandId and repeats it, with the same id, until the server has
 * decided. Throws the refusal, or the last failure after COMMAND_GIVE_UP_MS.
 */
export function sendCommand(http: Http, path: string, body: object = {}): Promise<undefined> {
  return repeatCommand(http, path, body, ignore);
}

export async function repeatCommand<T>(
  http: Http,
  path: string,
  body: object,
  decode: (json: unknown) => T,
): Promise<T> {
  const whole = { commandId: newCommandId(), ...body };
  const giveUpAt = Date.now() + COMMAND_GIVE_UP_MS;
  for (let failures = 1; ; failures++) {
    try {
      return await http.post(path, whole, decode);
    } catch (error) {
      const isPassing = error instanceof RequestError && error.isPassing;
      if (!isPassing || Date.now() > giveUpAt) throw error;
      await pause(Math.max(backoffMs(failures), error.retryAfterMs ?? 0));
    }
  }
}
