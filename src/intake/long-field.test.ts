import { expect, test } from 'vitest'
import { field, multipart, multipartType } from '../../test/bodies.ts'
import { sqlite } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { readInput } from './read.ts'
import { treeLimits } from './tree.ts'

const desk = useDesk(sqlite())

test.each([0, 1])('the beginning of an overlong field is decoded, wherever it is cut: %i', async (shift) => {
  const parts = ['x'.repeat(shift), 'да'.repeat(1_200_000)].map((text) => Buffer.from(text))
  const long = Buffer.concat([...parts, Buffer.from([0xff])])
  const body = multipart([
    [field('name'), 'Анна'],
    [field('comment'), long],
  ])
  const key = await desk().newKey('capture', [12345])
  const headers = { 'Content-Type': multipartType }
  const answer = await fetch(`${desk().address}/in/anything?key=${key}`, {
    method: 'POST',
    body: Buffer.from(body),
    headers,
  })
  expect(answer.status).toBe(200)
  const { receipt_id } = (await answer.json()) as { receipt_id: string }
  const receipt = await desk().store.receipts.find(12345, Number(receipt_id))
  expect(receipt).toMatchObject({ size: body.length, end: 'lead', enquiry: { name: 'Анна' } })
  expect(receipt?.enquiry?.text?.slice(shift, shift + 6)).toBe('дадада') // bytes after the limit do not decide its charset
})

test('all fields together are decoded up to the limit, short ones whole beside long ones', () => {
  const long = Array.from({ length: 8 }, (_, index) => [field(`long${index}`), Buffer.alloc(1_400_000, 'a')] as const)
  const short = [
    [field('name'), 'Анна'],
    [field('comment'), 'я'.repeat(10_000)],
  ] as const
  const body = multipart([...long, ...short].map(([head, content]) => [head, content]))
  const { values } = readInput({ query: '', headers: { 'content-type': multipartType } }, body)
  expect(values).toMatchObject({ name: 'Анна', comment: 'я'.repeat(10_000) })
  const read = Object.values(values).map((text) => String(text).length)
  expect(read.reduce((sum, each) => sum + each)).toBeLessThan(4 * treeLimits.text)
  expect(Math.min(...read.slice(0, 8))).toBeGreaterThan(500_000)
})
