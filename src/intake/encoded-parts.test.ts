import { expect, test } from 'vitest'
import { file, multipart, multipartType } from '../../test/bodies.ts'
import { sqlite } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'

const desk = useDesk(sqlite())

test('at most a megabyte of a body in quoted-printable is decoded, and further parts stay encoded', async () => {
  const head = (name: string) =>
    `${file(name, `${name}.txt`, 'text/plain')}\r\nContent-Transfer-Encoding: quoted-printable`
  const body = multipart(['one', 'two'].map((name) => [head(name), '=41'.repeat(200_000)]))
  const key = await desk().newKey('capture', [12345])
  const answer = await fetch(`${desk().address}/in/anything?key=${key}&name=Anna`, {
    method: 'POST',
    body: Buffer.from(body),
    headers: { 'Content-Type': multipartType },
  })
  expect(answer.status).toBe(200)
  const { receipt_id } = (await answer.json()) as { receipt_id: string }
  const { json } = await desk().send('GET', `/receipts/${receipt_id}/files`)
  expect((json.items as { size: number }[]).map(({ size }) => size)).toEqual([200_000, 600_000])
  const bytes = await desk().send('GET', `/receipts/${receipt_id}/files/2`)
  expect(bytes.text.slice(0, 6)).toBe('=41=41')
})
