import { expect, test } from 'vitest'
import { sqlite } from '../databases.ts'
import { useDesk } from '../desk.ts'
import { answersIn, exchange, statusOf } from './raw.ts'

const desk = useDesk(sqlite())
const path = '/api/v1/project/leads/status/list?project=12345'
const hidden = 'GET /healthz HTTP/1.1\r\nHost: desk\r\n\r\n'

/** Requests whose end two programs on the way may place differently. */
const unclear: [string, string[], string][] = [
  ['a length and chunks', ['Content-Length: 4', 'Transfer-Encoding: chunked'], `0\r\n\r\n${hidden}`],
  ['chunks and a length', ['Transfer-Encoding: chunked', `Content-Length: ${hidden.length + 5}`], `0\r\n\r\n${hidden}`],
  ['two lengths that differ', ['Content-Length: 0', `Content-Length: ${hidden.length}`], hidden],
  ['two lengths in one line', [`Content-Length: 0, ${hidden.length}`], hidden],
  ['a length with a sign', ['Content-Length: +0'], hidden],
  ['a length in hexadecimal', ['Content-Length: 0x0'], hidden],
  ['a space before the colon', ['Transfer-Encoding : chunked'], `0\r\n\r\n${hidden}`],
  ['chunks that are not last', ['Transfer-Encoding: chunked, identity'], `0\r\n\r\n${hidden}`],
  ['chunks by another name', ['Transfer-Encoding: xchunked'], `0\r\n\r\n${hidden}`],
  ['a folded header', ['Transfer-Encoding:\r\n chunked'], `0\r\n\r\n${hidden}`],
  ['a size that is no number', ['Transfer-Encoding: chunked'], `0x0\r\n\r\n${hidden}`],
  ['a line feed alone', ['X: a\nTransfer-Encoding: chunked'], `0\r\n\r\n${hidden}`],
  ['a carriage return alone', ['X: a\rTransfer-Encoding: chunked'], `0\r\n\r\n${hidden}`],
]

test.each(unclear)('a request with %s is refused, and no smuggled request is answered', async (_, headers, body) => {
  const head = [`POST ${path} HTTP/1.1`, 'Host: desk', `Api-key: ${desk().key}`, ...headers]
  const received = await exchange(desk().address, `${head.join('\r\n')}\r\n\r\n${body}`)
  expect(answersIn(received)).toBeLessThanOrEqual(1)
  expect(received).not.toContain('"status":"up"')
  expect([400, Number.NaN]).toContain(statusOf(received))
})

test('bytes after a body of the given length are the next request', async () => {
  const head = [`POST ${path} HTTP/1.1`, 'Host: desk', `Api-key: ${desk().key}`, 'Content-Length: 2']
  const received = await exchange(desk().address, `${head.join('\r\n')}\r\n\r\n{}${hidden}`)
  expect(answersIn(received)).toBe(2)
})
