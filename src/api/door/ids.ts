import { refusal } from '../../domain/refusal.ts'

/** The format of every id. */
const id = /^(0|[1-9][0-9]{0,14})$/
export const idPattern = id.source

export function isId(text: string): boolean {
  return id.test(text)
}

/** The refusals for an unknown id in a path. */
export type NoSuch =
  | 'no-such-status'
  | 'no-such-key'
  | 'no-such-lead'
  | 'no-such-channel'
  | 'no-such-cost'
  | 'no-such-field'
  | 'no-such-lost-reason'
  | 'no-such-view'
  | 'no-such-job'
  | 'no-such-receipt'
  | 'no-such-form'
  | 'no-such-member'
  | 'no-such-invitation'
  | 'no-such-destination'
  | 'no-such-pull'
  | 'no-such-notice-chat'
  | 'no-such-notice-link'
  | 'no-such-import'

/** Parses an id in a path; refuses a malformed one as unknown. */
export function readId(text: string, code: NoSuch): number {
  if (!isId(text)) throw refusal(code, { id: text.slice(0, 100) }, 'id')
  return Number(text)
}

/** Helpers for a handler: `readId` parses the id in the path, and `found` refuses an unknown one. */
export function itemOf(
  { path, noSuch }: { path: string; noSuch?: NoSuch | undefined },
  params: Record<string, string>,
) {
  return {
    readId() {
      const [text, code] = named()
      return readId(text, code)
    },
    found<T>(thing: T | undefined): T {
      if (thing !== undefined) return thing
      const [id, code, name] = named()
      throw refusal(code, { id }, name)
    },
  }

  function named(): [text: string, code: NoSuch, name: string] {
    const name = itemName(path)
    if (name === undefined || !noSuch) throw new Error(`${path} has no id`)
    return [params[name] ?? '', noSuch, name]
  }
}

export function hasItem(path: string): boolean {
  return itemName(path) !== undefined
}

/** The first path parameter after the project. */
function itemName(path: string): string | undefined {
  const steps = path.split('/').filter((step) => step.startsWith(':') && step !== ':project')
  return steps[0]?.slice(1)
}
