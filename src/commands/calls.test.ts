import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useCommandLine, wrongCall } from '../../test/command-line.ts'
import { sqliteIn } from '../../test/databases.ts'
import { run } from '../../test/program.ts'
import { envExample } from '../config.ts'

const folder = mkdtempSync(join(tmpdir(), 'zayavka-test-'))
afterAll(() => rmSync(folder, { recursive: true }))
const cli = useCommandLine(sqliteIn(() => folder))
beforeAll(async () => void (await cli.json('project', 'create', '--id', '12345', '--name', 'N')))

const project = 'project create --name N'
const key = 'key create --project 12345 --scope read'
const status = 'status add --project 12345 --name N --type paid'

/** A call, and a part of its one sentence on stderr. */
const wrong: [call: string, sentence: string][] = [
  ['nothing', "unknown command 'nothing'"],
  ['project nothing', "unknown command 'nothing'"],
  ['help nothing', "unknown command 'nothing'"],
  ['serve now', 'too many arguments'],
  ['project list --nothing', "unknown option '--nothing'"],
  ['project create', "required option '--name <name>' not specified"],
  ['project create --name', "option '--name <name>' argument missing"],
  ['project create --name=', 'Required argument name is missing'],
  [`${project} --id 0`, 'Argument id must be from 1 to 2147483647: "0"'],
  [`${project} --id 2147483648`, 'Argument id must be from 1 to 2147483647'],
  [`${project} --id -5`, '--id'],
  [`${project} --id 1.5`, "option '--id <number>' argument '1.5' is invalid. It must be a whole number."],
  [`${project} --time-zone Europe/Nowhere`, 'Argument time-zone is not a time zone: "Europe/Nowhere"'],
  [`${project} --country XX`, 'Argument country is not a country: "XX"'],
  [`${project} --country Россия`, 'Argument country is not a country: "Россия"'],
  [`${project} --currency ROUBLE`, 'Argument currency is not a currency: "ROUBLE"'],
  ['key create --scope read', "required option '--project <number>' not specified"],
  ['key create --project 12345', "required option '--scope <scope>' not specified"],
  ['key create --project 12345 --scope all', 'Allowed choices are capture, read, write, admin'],
  [`${key} --project x`, "argument 'x' is invalid"],
  [`${key} --project 404`, 'There is no project 404'],
  [`${key} --value ключ-из-личного-кабинета`, 'Argument value must consist of visible ASCII characters'],
  [`${key} --expires tomorrow`, 'Argument expires is not a date: "tomorrow"'],
  [`${key} --expires 2027-13-01`, 'Argument expires is not a date: "2027-13-01"'],
  ['key revoke', "required option '--id <number>' not specified"],
  ['status add --project 12345 --name N', "required option '--type <type>' not specified"],
  ['status add --project 12345 --name N --type won', 'Allowed choices are progress, paid, canceled'],
  ['status add --project 404 --name N --type paid', 'There is no project 404'],
  [`${status} --id 1`, 'Status 1 exists in this project already'],
  [`${status} --name=`, 'Required argument name is missing'],
  ['status list', "required option '--project <number>' not specified"],
  ['status list --project 404', 'There is no project 404'],
  ['demo --project 404 --leads 1', 'There is no project 404'],
  ['demo --project 12345 --leads many', "argument 'many' is invalid"],
  ['check --mend', "unknown option '--mend'"],
]

describe('a wrong call ends with 2 and says in a sentence what is wrong', () => {
  test.each(wrong)('%s', async (call, sentence) => expect(await cli.refused(...call.split(' '))).toContain(sentence))

  test('a name that is only white space', async () => {
    expect(await cli.refused('project', 'create', '--name', ' \t')).toBe('Required argument name is missing')
  })
})

test.each(['move', 'restore /tmp/backup'])('a wrong address of a database is not repeated by %s', async (command) => {
  const said = await cli.refused(...command.split(' '), '--to', "postgress://desk:it's secret@db.example/desk")
  expect(said).toBe(
    "option '--to <database-url>' argument is invalid. It must be sqlite:PATH or postgres://USER:PASSWORD@HOST:PORT/DATABASE.",
  )
})

test('wrong settings end a command with 2, all of them at once, a sentence each', async () => {
  const { code, stdout, stderr } = await run(['serve'], { PORT: 'abc', HOST: 'a b', HTTP_STATUS: '200' })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr.trimEnd().split('\n')).toEqual([
    'zayavka: HOST must be an IP address without brackets and port, or the name of a host, not "a b".',
    'PORT must be a whole number from 0 to 65535, not "abc".',
    'HTTP_STATUS must be one of real, vendor, not "200".',
  ])
})

const whole = [
  ['project list', 'key list', 'status list --project 12345', 'member list', 'form list --project 12345', 'check'],
  ['receipt list --project 12345', 'demo --project 12345 --leads 1', 'export --project 12345 --format csv', 'help'],
].flat()

test.each(whole)('%s ends by itself with 0', async (call) => {
  expect(await run(call.split(' '), { DATABASE_URL: cli.url() })).toMatchObject({ code: 0 })
})

test('an unavailable database ends a command with exit code 1 and a sentence', async () => {
  const { code, stdout, stderr } = await run(['project', 'list'], { DATABASE_URL: 'postgres://127.0.0.1:1/desk' })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toBe('zayavka: The database does not answer: connect ECONNREFUSED 127.0.0.1:1\n')
})

test('a file .env in the working folder is read, and the environment takes precedence', async () => {
  const there = mkdtempSync(join(folder, 'env-'))
  writeFileSync(join(there, '.env'), 'DATABASE_URL=mysql://nobody\nPORT=abc\n')
  expect(wrongCall(await run(['project', 'list'], { PORT: '1' }, there))).toMatch(/^DATABASE_URL must be sqlite:PATH/)
})

describe('help', () => {
  test('without a topic it names every command', async () => {
    const text = await cli.text('help')
    for (const name of ['serve', 'project', 'key', 'status', 'demo', 'check', 'help'])
      expect(text).toMatch(new RegExp(`^ {2}${name} .+`, 'm'))
  })

  test('for a command it lists the subcommands', async () => {
    expect(await cli.text('help', 'status')).toMatch(/add .+\n.*list .+\n.*rename .+\n.*remove .+/)
    expect(await cli.text('status', 'remove', '--help')).toContain('--replacement <number>')
  })

  test('for settings it describes each of them', async () => {
    const text = await cli.text('help', 'settings')
    const names = [...envExample().matchAll(/^#([A-Z_]+)=/gm)].map(([, name]) => name)
    expect(names).toContain('DATABASE_URL')
    expect([...text.matchAll(/^[A-Z_]+$/gm)].map(([name]) => name)).toEqual(names)
  })

  test('a call without a command prints the help, and ends with 2', async () => {
    const { code, stdout, stderr } = await cli.ran()
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('Usage: zayavka')
  })
})
