import { expect, test } from 'vitest'
import { field, multipart, multipartType } from '../../test/bodies.ts'
import { sqlite } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'

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
