import { refusal } from '../../domain/refusal.ts'

/** How an id of anything looks. */
const id = /^(0|[1-9][0-9]{0,14})$/
export const idPattern = id.source

export function isId(text: string): boolean {
  return id.test(text)
}

/** What an id in a path may be refused with. */
export type NoSuch =
  | 'no-such-status'
  | 'no-such-key'
  | 'no-such-lead'
  | 'no-such-channel'
  | 'no-such-view'
  | 'no-such-job'
  | 'no-such-receipt'
  | 'no-such-form'
  | 'no-such-member'
  | 'no-such-invitation'

/** The number behind an id in a path; what can be no id is refused as unknown. */
export function readId(text: string, code: NoSuch): number {
  if (!isId(text)) throw refusal(code, { id: text.slice(0, 100) }, 'id')
  return Number(text)
}

/** For the handler of a route: reads the id in its path, and refuses when nothing is found under it. */
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

/** The first parameter beside the project. */
function itemName(path: string): string | undefined {
  const steps = path.split('/').filter((step) => step.startsWith(':') && step !== ':project')
  return steps[0]?.slice(1)
}
