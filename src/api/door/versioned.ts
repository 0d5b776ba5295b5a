import { setETag } from './etag.ts'
import type { Call } from './route.ts'

type ItemCall = Pick<
  Call<'/projects/:project/:id', unknown, unknown>,
  'store' | 'project' | 'viewer' | 'by' | 'reply' | 'readId' | 'found' | 'keepRawDays'
> & {
  params: Record<string, string>
}

/** Handlers for a versioned resource: responses have its `ETag`, and `current` is sent when `If-Match` is outdated. */
export function versioned<Thing extends { version: number }, Json>(
  find: (call: ItemCall) => Promise<Thing | undefined>,
  write: (thing: Thing) => Json,
) {
  return {
    read: async (call: ItemCall) => respond(call, call.found(await find(call))),
    respond,
    /** Sent with 412. */
    current: async (call: ItemCall) => {
      const thing = await find(call)
      return thing && write(thing)
    },
  }

  function respond({ reply }: Pick<ItemCall, 'reply'>, thing: Thing): Json {
    setETag(reply, thing.version)
    return write(thing)
  }
}
