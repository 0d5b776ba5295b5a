import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { hashKey, insertKey, newSecret } from './actions/keys.ts'
import { insertProject } from './actions/projects.ts'
import { shortCreateExample } from './compat/examples.ts'
import type { Store } from './store/open.ts'

/**
 * On the very first start an empty store gets a project and a `write` key. Answers what to tell the person, once: on a terminal
 * with the key, elsewhere with the path of a file that holds it, so that no log does. Answers nothing for a store in use.
 */
export async function firstStart(
  store: Store,
  address: string,
  place: Place,
  now: number,
): Promise<string | undefined> {
  if ((await store.projects.all()).length > 0) return
  const secret = newSecret()
  const hash = await hashKey(store, secret)
  const by = { door: 'cli', name: 'first start' } as const
  const made = await store.transaction(async (tx) => {
    // Of several processes that start at once, one gets to note this.
    if (!(await tx.settings.add('first-start', String(now)))) return
    const draft = { name: 'Заявки', timeZone: 'Europe/Moscow', country: 'RU', currency: 'RUB' }
    const id = await insertProject(tx, draft, now)
    await insertKey(tx, by, { projects: [id], scope: 'write', name: 'first start', expiresAt: null }, hash, now)
    // Before the commit: a folder that takes no file must not leave a key that nobody knows.
    return { project: id, file: place.isTerminal ? undefined : writeSecret(secret, place.databaseUrl) }
  })
  return made && block(address, made.project, secret, made.file)
}

type Place = { isTerminal: boolean; databaseUrl: string }

/** Beside the SQLite file, or in `./data` for PostgreSQL. */
function writeSecret(secret: string, databaseUrl: string): string {
  const folder = databaseUrl.startsWith('sqlite:') ? dirname(databaseUrl.slice('sqlite:'.length)) : 'data'
  const file = resolve(folder, 'first-key.txt')
  mkdirSync(folder, { recursive: true })
  rmSync(file, { force: true })
  writeFileSync(file, `${secret}\n`, { mode: 0o600 })
  return file
}

function block(address: string, project: number, secret: string, file: string | undefined): string {
  const key = file ? `"Api-key: $(cat '${file.replaceAll("'", "'\\''")}')"` : `'Api-key: ${secret}'`
  const call = (method: string, body: object) =>
    [
      `  curl '${address}/api/v1/project/leads/lead/${method}?project=${project}' \\`,
      '  --request POST \\',
      "  --header 'Content-type: application/json' \\",
      `  --header ${key} \\`,
      `  --data '${JSON.stringify(body)}'`,
    ].join('\n')
  return `
The desk is new, so it has made a first project and a key. This is said once.

  Address   ${address}
  Project   ${project}
  Key       ${file ? `in ${file}` : secret}   (scope write)

Create a lead:

${call('create', shortCreateExample)}

List leads:

${call('list', { period: { from: '2022-11-08T21:00:00.000Z', to: '2023-11-09T20:59:59.999Z' } })}
`
}
