import { Client } from 'pg'
import { beforeAll, expect } from 'vitest'
import Database from '../src/store/sqlite/driver.ts'
import type { TestDatabase } from './databases.ts'
import { call } from './program.ts'
import type { Ran } from './ran.ts'

type Rows = Record<string, unknown>[]

/** The built program on a new, empty store, run as from a shell. */
export function useCommandLine(database: TestDatabase) {
  let url = ''
  beforeAll(async () => {
    url = await database.fresh()
  })
  const ran = (...args: string[]) => call(args, { DATABASE_URL: url })

  return { url: () => url, ran, json, text, refused, sql: (...statements: string[]) => sqlOn(url, ...statements) }

  /** The result of a command with `--json`. It must succeed and print one object in one line, and nothing to stderr. */
  async function json(...args: string[]): Promise<Record<string, unknown>> {
    const { code, stdout, stderr } = await ran(...args, '--json')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const printed = JSON.parse(stdout)
    expect(stdout).toBe(`${JSON.stringify(printed)}\n`)
    return printed
  }

  /** The output of a command without `--json`; it must succeed. */
  async function text(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await ran(...args)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    return stdout
  }

  /** The sentence with which a wrong call is refused. */
  async function refused(...args: string[]): Promise<string> {
    return wrongCall(await ran(...args))
  }
}

/** The sentence of a wrong call: exit code 2, one line on stderr, and no internals. */
export function wrongCall({ code, stdout, stderr }: Ran): string {
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(/^zayavka: \S.*\n$/)
  return stderr.slice('zayavka: '.length, -1)
}

/** Runs statements directly on a store, without the program; returns the rows of the last one. */
export async function sqlOn(url: string, ...statements: string[]): Promise<Rows> {
  return url.startsWith('sqlite:') ? onFile(url.slice('sqlite:'.length), statements) : onServer(url, statements)
}

function onFile(file: string, statements: string[]): Rows {
  const database = new Database(file)
  try {
    return statements.reduce<Rows>((_, text) => {
      const statement = database.prepare(text)
      if (statement.reader) return statement.all() as Rows
      statement.run()
      return []
    }, [])
  } finally {
    database.close()
  }
}

async function onServer(connectionString: string, statements: string[]): Promise<Rows> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    let rows: Rows = []
    for (const statement of statements) rows = (await client.query(statement)).rows
    return rows
  } finally {
    await client.end()
  }
}
