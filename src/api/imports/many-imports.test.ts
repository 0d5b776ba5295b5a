import { readdirSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'

const desk = useDesk(sqlite())
const { upload } = importing(desk)
const threads = () => readdirSync('/proc/self/task').length

let watch: NodeJS.Timeout | undefined
afterEach(() => clearInterval(watch))

test('concurrent files are previewed one after another, so that threads do not fill the memory', async () => {
  await upload('Имя;Телефон\nАнна;+79031230001') // warms up what is initialised once
  const before = threads()
  let most = 0
  watch = setInterval(() => {
    most = Math.max(most, threads())
  }, 1)
  const replies = await Promise.all(
    Array.from({ length: 19 }, (_, index) => upload(`Имя;Телефон\nАнна;+79031230${100 + index}`)),
  )
  expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200))
  expect(most - before).toBeLessThanOrEqual(4)
})
