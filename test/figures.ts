import { expect } from 'vitest'
import type { TestDesk } from './desk.ts'

export type Figure = { leads: number; sum: string; list: { period: string; filter: unknown } }

/** Every figure of an answer at any depth, with its place. */
function figuresIn(answer: unknown, place = ''): [place: string, figure: Figure][] {
  if (typeof answer !== 'object' || answer === null) return []
  const own: [string, Figure][] = 'list' in answer && 'leads' in answer ? [[place, answer as Figure]] : []
  const inner = Object.entries(answer).filter(([name]) => name !== 'list')
  return [...own, ...inner.flatMap(([name, value]) => figuresIn(value, `${place}/${name}`))]
}

/** Expects the list behind each figure of an answer to have its total and its sum; returns the number of figures. */
export async function expectLists(
  desk: TestDesk,
  answer: unknown,
  project = desk.project,
  key?: string,
): Promise<number> {
  const figures = figuresIn(answer)
  const listed = await Promise.all(figures.map(([, figure]) => totalOf(desk, figure, project, key)))
  expect(listed).toEqual(figures.map(([, { leads, sum }]) => ({ leads, sum })))
  return figures.length
}

async function totalOf(desk: TestDesk, { list }: Figure, project: number, key?: string) {
  const query = { period: list.period, filter: JSON.stringify(list.filter), limit: '1' }
  const { status, json, text } = await desk.send('GET', `/projects/${project}/leads`, undefined, {
    query,
    ...(key && { key }),
  })
  if (status !== 200) throw new Error(`The list ${JSON.stringify(list)} was refused: ${text}`)
  return { leads: json.total, sum: json.sum }
}
