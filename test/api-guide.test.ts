import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { eachDatabase } from './databases.ts'
import { useDesk } from './desk.ts'
import { shell } from './shell.ts'

const mark = '--- the next block ---'
const guides = ['api', 'capture'].map(async (name) => ({
  name,
  parts: (await readFile(`docs/${name}.md`, 'utf8')).split(/^## /m).map(blocksOf),
}))

/** The blocks of commands in a part of the guide, each with the answer that the page shows. */
function blocksOf(part: string) {
  const blocks = [...part.matchAll(/^```sh\n(.*?)^```\n(?:```json\n(.*?)^```\n)?/gms)]
  return {
    title: part.split('\n')[0],
    blocks: blocks.map(([, commands = '', answers = '']) => ({ commands, answers })),
  }
}

const read = await Promise.all(guides)

eachDatabase((database) => {
  describe.each(read)('all commands of the guide $name.md', ({ parts }) => {
    const desk = useDesk(database) // where it is the first of March, 2024

    test('has commands and shows answers', () => {
      expect(parts.flatMap(({ blocks }) => blocks).length).toBeGreaterThan(8)
    })

    test.each(parts.filter(({ blocks }) => blocks.length > 0))('$title', async ({ blocks }) => {
      const SITE = desk().address
      const env = {
        ...{ SITE, DESK: `${SITE}/api/v2/projects/12345`, KEY: await desk().newKey('admin', [12345]) },
        CAPTURE: await desk().newKey('capture', [12345]),
      }
      const printed = await shell(`set -eu\n${blocks.map(({ commands }) => commands).join(`\necho '${mark}'\n`)}`, env)
      for (const [index, output] of printed.split(mark).entries()) {
        const said = jsonsIn(blocks[index]?.answers ?? '')
        if (said.length > 0) expect(jsonsIn(output)).toMatchObject(said.map(loosely))
        else expect(output).toMatch(/\S/)
      }
    })
  })
})

/** The JSON documents in a text, one after another. */
function jsonsIn(text: string): unknown[] {
  return text
    .replace(/\}\s*(?=\{)/g, '}\n')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))
}

/** `…` stands for any value. */
function loosely(said: unknown): unknown {
  if (said === '…') return expect.anything()
  if (typeof said !== 'object' || said === null) return said
  if (Array.isArray(said)) return said.map(loosely)
  return Object.fromEntries(Object.entries(said).map(([name, value]) => [name, loosely(value)]))
}
