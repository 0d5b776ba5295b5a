import { expect, test } from 'vitest'
import { pipelined } from './pipeline.ts'

test('results come in the order of the queries', async () => {
  expect(await pipelined([later('first', 3), Promise.resolve(2), 'third'])).toEqual(['first', 2, 'third'])
})

test('an error is thrown only after all queries have ended, and it is the first in order', async () => {
  const steps: string[] = []
  const going = async () => {
    for (const step of ['one', 'two', 'three']) steps.push(await later(step, 1))
    throw new Error('asked first')
  }
  await expect(pipelined([going(), Promise.reject(new Error('failed first'))])).rejects.toThrow('asked first')
  expect(steps).toEqual(['one', 'two', 'three'])
})

/** Resolves some turns of the event loop later. */
async function later<T>(value: T, turns: number): Promise<T> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => void setImmediate(resolve))
  return value
}
