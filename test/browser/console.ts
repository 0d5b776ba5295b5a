import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import { theBrowser } from './chromium.ts'
import { openConsole, project, type Visit, type Visitor, visit } from './desk-page.ts'

type Options = Parameters<typeof openConsole>[0]

/**
 * A desk with its console for the stories of a file, with one server and one browser. A story fails when the browser has a complaint about its pages.
 */
export function useConsole(options: Options = {}) {
  let desk: Awaited<ReturnType<typeof openConsole>>
  let browser: Browser
  const visitors: { visitor: Visitor; look: string }[] = []
  const left = new Map<string, Visitor[]>() // unused browsers by look, for later stories
  let owner: Visitor | undefined
  beforeAll(async () => {
    ;[desk, browser] = await Promise.all([
      openConsole({ template: inject('templates').file, ...options }),
      theBrowser(),
    ])
  }, 60_000)
  afterAll(async () => {
    for (const { context } of [...left.values()].flat()) await context.close()
    await owner?.context.close()
    await desk?.close()
  })
  afterEach(async () => {
    const gone = visitors.splice(0)
    const complaints = gone.flatMap(({ visitor }) => visitor.complaints())
    for (const { visitor, look } of gone) {
      await visitor.leave()
      left.set(look, [...(left.get(look) ?? []), visitor])
    }
    expect(complaints).toEqual([])
  })
  return {
    desk: () => desk,
    open,
    /** Opens a part of the settings. */
    settings: (part: string, how: Visit = {}) => open(`/p/${project}/settings/${part}`, how),
    /** Calls our own API as the owner, relative to the project. */
    async api(method: string, path: string, data?: object) {
      const { address } = desk
      owner ??= await visit(browser, address, {})
      const url = `${address}/api/v2/projects/${project}${path}`
      const answer = await owner.context.request.fetch(url, { method, data, headers: { Origin: address } })
      if (!answer.ok()) throw new Error(`${method} ${path} was refused: ${await answer.text()}`)
      return answer.status() === 204 ? undefined : answer.json()
    },
  }

  /** Opens a page as a visitor with a separate browser. An earlier story may have left the browser, if it has the same look. */
  async function open(path: string, how: Visit = {}): Promise<Page> {
    const { expects, isCut, ...looks } = how
    const look = JSON.stringify(looks)
    const former = left.get(look)?.pop()
    const visitor = former ?? (await visit(browser, desk.address, how))
    visitors.push({ visitor, look })
    await former?.comeBack(how)
    return visitor.open(path)
  }
}
