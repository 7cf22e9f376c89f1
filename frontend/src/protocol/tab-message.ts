// tab-message.ts - what the tabs of one browser say to each other. Another tab may run another
// version of this client, so messages are decoded like any outside data.
import * as v from 'valibot';
import { decodePoll } from './decode';

const schema = v.variant('type', [
  v.object({ type: v.literal('ping') }),
  v.object({ type: v.literal('pong') }),
  v.object({ type: v.literal('who') }),
  v.object({ type: v.literal('login') }),
  v.object({ type: v.literal('bye'), tab: v.string() }),
  v.object({
    type: v.literal('topics'),
    tab: v.string(),
    topics: v.array(v.string()),
    seq: v.optional(v.number()),
  }),
  v.object({
    type: v.literal('state'),
    state: v.picklist(['live', 'reconnecting', 'offline']),
    roundTrip: v.optional(v.number()),
  }),
  v.object({ type: v.literal('answer'), answer: v.pipe(v.unknown(), v.transform(decodePoll)) }),
]);

export type TabMessage = v.InferOutput<typeof schema>;

export interface TabChannel {
  post(message: TabMessage): void;
  listen(listener: (message: TabMessage) => void): void;
}

/** The channel of this browser's tabs; a silent one where the browser has none. */
export function openTabChannel(name: string): TabChannel {
  if (typeof BroadcastChannel === 'undefined') {
    return { post: () => undefined, listen: () => undefined };
  }
  const channel = new BroadcastChannel(name);
  return {
    post: (message) => channel.postMessage(message),
    listen(listener) {
      channel.addEventListener('message', (event) => {
        const result = v.safeParse(schema, event.data);
        if (result.success) listener(result.output);
      });
    },
  };
}
