import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addStatus } from '../src/actions/statuses.ts'
import { envExample } from '../src/config.ts'
import { cli, openDesk, type TestDesk } from './desk.ts'
import { call, runJson } from './program.ts'

const read = (path: string) => readFileSync(path, 'utf8')
const pages = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...['docs', 'src'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name)),
  ),
]
const readmes = ['README.md', 'README.ru.md']

const folder = mkdtempSync(join(tmpdir(), 'zayavka-test-'))
afterAll(() => rmSync(folder, { recursive: true }))
const newDesk = (name: string) => openDesk(`sqlite:${join(folder, name)}`)

describe('every internal link has a target', () => {
  test.each(pages)('%s', (page) => {
    for (const link of linksOf(read(page))) {
      const [path = '', anchor] = link.split('#')
      const target = path === '' ? page : join(dirname(page), path)
      expect(existsSync(target), link).toBe(true)
      if (anchor !== undefined) expect(anchorsOf(read(target)), link).toContain(anchor)
    }
  })
})

test.each(pages)('every path in the repository that %s names exists', (page) => {
  const prose = read(page).replace(/```[\s\S]*?```/g, '')
  for (const [, path = ''] of prose.matchAll(/`((?:src|test|docs|bench|console|scripts)\/[\w./-]*)(?: › [^`]+)?`/g))
    expect(existsSync(path), path).toBe(true)
})

test('every npm script that a page names exists', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  for (const page of pages) {
    const named = [...read(page).matchAll(/\bnpm (?:run ([\w:]+)|(test|start)\b)/g)].map(
      ([, one, other]) => one ?? other,
    )
    for (const name of named) expect(Object.keys(scripts), `npm run ${name} in ${page}`).toContain(name)
  }
})

describe('the pictures of the console', () => {
  const pictures = readdirSync('docs/screenshots').flatMap((name) => /^(.+)-desktop-light\.png$/.exec(name)?.[1] ?? [])

  test.each(['docs/console.md', 'docs/console.ru.md'])('are shown by %s, one for each page', (page) => {
    const text = read(page)
    expect(pictures.filter((name) => !text.includes(`screenshots/${name}-desktop-light.png`))).toEqual([])
  })

  test('exist for each part of the settings and each report', () => {
    const namesIn = (path: string) => [...read(path).matchAll(/^\s+(?:\{ )?name: '([\w-]+)'/gm)].map(([, name]) => name)
    const parts = namesIn('console/settings/parts.ts').map((name) => `settings-${name}`)
    const reports = namesIn('console/reports/reports.ts').map((name) => `reports-${name}`)
    expect([...parts, ...reports].length).toBeGreaterThan(20)
    expect([...parts, ...reports].filter((name) => !pictures.includes(name))).toEqual([])
  })
})

test('docs/deploy.md names each metric, and no other', () => {
  const metricsIn = (path: string) => new Set(read(path).match(/\bzayavka_[a-z_]+\b/g))
  expect(metricsIn('docs/deploy.md')).toEqual(metricsIn('src/metrics.ts'))
})

test.each(readmes)('the settings in %s are those of the program, with their defaults', (page) => {
  const rows = [...read(page).matchAll(/^\| `([A-Z0-9_]+)` \| (.*?) ?\|/gm)].map(([, name, value = '']) => [
    name,
    value,
  ])
  const settings = [...envExample().matchAll(/^#([A-Z0-9_]+)=(.*)$/gm)].map(([, name, value = '']) => [name, value])
  expect(rows.map(([name]) => name)).toEqual(settings.map(([name]) => name))
  for (const [index, [name, value]] of settings.entries())
    if (value) expect(rows[index]?.[1], name).toBe(`\`${value}\``)
    else expect(rows[index]?.[1], name).not.toContain('`0`')
})

test('compose.yaml passes every setting except those of the image', () => {
  const handed = [...read('compose.yaml').matchAll(/^ {2}([A-Z0-9_]+): \$\{\1:-/gm)].map(([, name]) => name)
  const settings = [...envExample().matchAll(/^#([A-Z0-9_]+)=/gm)].map(([, name]) => name)
  const ofImage = ['DATABASE_URL', 'HOST', 'PORT', 'SPOOL_FOLDER']
  expect(handed).toEqual(settings.filter((name) => !ofImage.includes(name as string)))
})

test('compose.yaml contains no default password', () => {
  const passwords = [...read('compose.yaml').matchAll(/\$\{([A-Z_]*(?:PASSWORD|SECRET)[A-Z_]*)([^}]*)\}/g)]
  expect(passwords.map(([, name, given]) => [name, given])).toEqual([
    ['SECRET_KEY', ':-'],
    ['POSTGRES_PASSWORD', ':-'],
    ['POSTGRES_PASSWORD', ':-'],
  ])
})

describe('the commands that a README lists', () => {
  const listed = [...read('README.md').matchAll(/^zayavka (.+)$/gm)].map(([, line = '']) =>
    line.replace(/ {2,}#.*/, ''),
  )
  const lines = [...new Set(listed)].filter((line) => !line.includes("'"))

  test.each(lines)('zayavka %s', async (line) => {
    const words = line.replace(/ [-[A-Z].*/, '').split(' ')
    const { code, stdout } = await call([...words, '--help'])
    expect(code).toBe(0)
    const options = line.match(/--[a-z-]+/g) ?? []
    for (const option of options) expect(stdout).toContain(option)
  })

  test('are complete', async () => {
    const named = new Set(lines.map((line) => line.replace(/ [-[A-Z].*/, '')))
    const commands = commandsIn((await call(['help'])).stdout)
    const groups = ['project', 'key', 'member', 'status', 'receipt', 'form', 'webhook', 'mailbox']
    const parts = await Promise.all(
      groups.map(async (group) => commandsIn((await call(['help', group])).stdout).map((part) => `${group} ${part}`)),
    )
    const all = [...commands.filter((name) => !groups.includes(name)), ...parts.flat()]
    expect(named).toEqual(new Set(all.filter((name) => !/ help$/.test(name))))
  })

  test('are the same in Russian', () => {
    expect([...read('README.ru.md').matchAll(/^zayavka (?!.*')(.+)$/gm)].map(([, line]) => line)).toEqual(
      [...read('README.md').matchAll(/^zayavka (?!.*')(.+)$/gm)].map(([, line]) => line),
    )
  })
})

test.each(readmes)('the first commands of %s create a project and its key on an empty desk', async (page) => {
  const env = { DATABASE_URL: `sqlite:${join(folder, `first-${page}.db`)}` }
  const [block = ''] = /^alias [^`]+?^KEY=/m.exec(read(page)) ?? []
  const lines = [...block.matchAll(/^zayavka (.+?)(?: {2,}#.*)?$/gm)].map(([, line = '']) => line)
  const [create = [], key = []] = lines.map((line) =>
    [...line.matchAll(/'([^']*)'|\S+/g)].map(([word, text]) => text ?? word),
  )
  const { id } = await runJson(create, env)
  const made = await runJson(
    key.map((word) => word.replace('$PROJECT', String(id))),
    env,
  )
  expect(made).toMatchObject({ key: expect.stringMatching(/^zk_/), scope: 'write', projects: [id] })
})

describe.each(readmes)('the calls of %s', (page) => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await newDesk(`${page}.db`)
  })
  afterAll(() => desk.close())
  const shown = [...read(page).matchAll(/```sh\n(curl [\s\S]+?)```\n\n```json\n(.+)\n```/g)]

  test('have the answers that it shows', async () => {
    expect(shown).toHaveLength(2)
    for (const [, call = '', answer] of shown) {
      const line = call.replace('curl', 'curl --silent').replace('http://localhost:3000', desk.address)
      const env = { PATH: process.env.PATH, PROJECT: String(desk.project), KEY: desk.key }
      expect((await promisify(execFile)('sh', ['-c', line], { env })).stdout).toBe(answer)
    }
  })

  test('are refused as it shows', async () => {
    const { text } = await desk.call('lead/list', {})
    expect(read(page)).toContain(`\n${text}\n`)
  })
})

describe('docs/requests', () => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await newDesk('requests.db')
    const project = await desk.store.projects.find(desk.project)
    if (project)
      await addStatus(desk.store, cli, project, { id: 3, name: 'Перезвонить', type: 'progress' }, desk.clock.now)
    for (let lead = 1; lead <= 8; lead++) await desk.lead()
  })
  afterAll(() => desk.close())

  const files = readdirSync('docs/requests').filter((name) => name.endsWith('.http'))
  const requests = files.flatMap((file) =>
    requestsOf(read(join('docs/requests', file))).map((one) => ({ file, ...one })),
  )

  test('has a file for each method', () => {
    expect(files.sort()).toEqual([
      'costs.http',
      'lead-create.http',
      'lead-list.http',
      'lead-update.http',
      'leads-add.http',
      'orders.http',
      'proxy-leads.http',
      'status-list.http',
      'user-projects.http',
    ])
  })

  test.each(requests)('$file: $title', async ({ title, verb, url, headers, body, variables }) => {
    const isOwn = url.includes('/api/v2/')
    const values: Record<string, string> = {
      ...variables,
      host: desk.address,
      project: String(desk.project),
      key: isOwn ? await desk.adminKey() : desk.key,
      capture: await desk.newKey('capture', [desk.project]),
    }
    const filled = (text: string) => text.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? `no ${name}`)
    const response = await fetch(filled(url), {
      method: verb,
      headers: Object.fromEntries(headers.map(([name, value]) => [name, filled(value)])),
      ...(body && { body: filled(body) }),
    })
    const text = await response.text()
    const refused = /: (4\d\d)\b/.exec(title)?.[1]
    expect(response.status, text).toBe(Number(refused ?? 200))
    const isScript = response.headers.get('content-type')?.includes('javascript')
    if (!isOwn && !isScript)
      expect(JSON.parse(text).status, text).toBe(refused || /refusal/.test(title) ? 'error' : 'success')
  })
})

/** The links of a page to files of the repository. */
function linksOf(markdown: string): string[] {
  const prose = markdown.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '')
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link).filter((link) => !/^[a-z]+:/.test(link))
}

/** The anchors of a page, which are made of its headings. */
function anchorsOf(markdown: string): string[] {
  const headings = markdown.replace(/```[\s\S]*?```/g, '').matchAll(/^#+ (.+)$/gm)
  return [...headings].map(([, text = '']) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

function commandsIn(help: string): string[] {
  const [, part = ''] = help.split('Commands:\n')
  return [...part.matchAll(/^ {2}(\w+)/gm)].map(([, name = '']) => name)
}

type Request = { title: string; verb: string; url: string; headers: [string, string][]; body: string }

/** The requests in a file for an editor, with its variables. */
function requestsOf(text: string): (Request & { variables: Record<string, string> })[] {
  const variables = Object.fromEntries([...text.matchAll(/^@(\w+) = (.+)$/gm)].map(([, name, value]) => [name, value]))
  const [, ...blocks] = text.split(/^### /m)
  return blocks.map((block) => {
    const [title = '', ...rest] = block.split('\n').filter((line) => !line.startsWith('# '))
    const [head = '', ...body] = rest.join('\n').trim().split('\n\n')
    const [call = '', ...headers] = head.split('\n')
    const [verb = '', url = ''] = call.split(' ')
    const pairs = headers.map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string])
    return { title, verb, url, headers: pairs, body: body.join('\n\n'), variables }
  })
}
