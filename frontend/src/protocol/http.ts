// http.ts - one request: JSON there and back, failures as one kind of error with a code.
import { decodeError } from './decode';

/** The server's answer was no; `code` is stable, `message` is an English sentence. */
export class RequestError extends Error {
  readonly status: number;
  readonly code: string;
  readonly field: string | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(status: number, code: string, message: string, details: ErrorDetails = {}) {
    super(message);
    this.name = 'RequestError';
    this.status = status;
    this.code = code;
    this.field = details.field;
    this.retryAfterMs = details.retryAfterMs;
  }

  /** Nobody decided: the same request may be sent again. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

interface ErrorDetails {
  readonly field?: string | undefined;
  readonly retryAfterMs?: number | undefined;
}

/** fetch(), replaced in tests. */
export type Fetch = (path: string, init?: RequestInit) => Promise<Response>;

export interface Http {
  /** `isNobody`: without the login. */
  get<T>(
    path: string,
    decode: (json: unknown) => T,
    signal?: AbortSignal,
    isNobody?: boolean,
  ): Promise<T>;
  post<T>(
    path: string,
    body: object,
    decode: (json: unknown) => T,
    signal?: AbortSignal,
  ): Promise<T>;
}

function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : undefined;
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

export function createHttp(fetcher: Fetch = (path, init) => fetch(path, init)): Http {
  async function request<T>(path: string, init: RequestInit, decode: (json: unknown) => T) {
    const sent = { credentials: 'same-origin', cache: 'no-store', ...init } as const;
    let response: Response;
    try {
      response = await fetcher(path, sent);
    } catch (cause) {
      if (init.signal?.aborted) throw cause;
      throw new RequestError(0, 'no_network', 'The server could not be reached.');
    }
    const json = await bodyOf(response);
    if (response.ok) return decode(json);
    const error = decodeError(json);
    throw new RequestError(
      response.status,
      error?.code ?? 'unavailable',
      error?.message ?? 'The server could not answer.',
      { field: error?.field, retryAfterMs: retryAfter(response) },
    );
  }

  return {
    get: (path, decode, signal, isNobody = false) =>
      request(
        path,
        { ...(signal ? { signal } : {}), ...(isNobody ? { credentials: 'omit' } : {}) },
        decode,
      ),
    post: (path, body, decode, signal) =>
      request(
        path,
        {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
          ...(signal ? { signal } : {}),
        },
        decode,
      ),
  };
}
