import { randomUUID } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import type { Ground } from '../ground.ts'
import { median } from '../numbers.ts'
import { memoryOf } from '../processes.ts'
import { alternately, type Measured, middle, ratioOf } from '../turns.ts'
import { createCalls, key, project } from '../wire.ts'

/** The number of rows of a file: in a full run enough that the start and the end of the import hardly matter. */
const rowsOf = ({ seconds }: Ground) => Math.max(200, Math.round(seconds * 10_000))

/** Rows per second that are loaded from a CSV of nine columns. Each import is undone. */
export async function imported(ground: Ground): Promise<Measured> {
  const rates: number[] = []
  for (let round = 0; round < ground.rounds; round++) {
    const id = await ready(ground)
    await ground.data.rest(2_500) // so that merges after the last round do not slow this one
    const started = performance.now()
    await finish(ground, id, 'run')
    rates.push(rowsOf(ground) / ((performance.now() - started) / 1_000))
    await finish(ground, id, 'undo')
  }
  return { unit: 'rows/s', ours: median(rates), against: {} }
}

/** Creates during an import, against creates alone; `p99` is that of creates during the import. */
export async function createsImported(ground: Ground): Promise<Measured> {
  const loading = { calls: createCalls(), connections: 64, seconds: ground.seconds }
  const { ours = [], alone = [] } = await alternately(ground.rounds, {
    alone: () => ground.load(ground.desk(), loading),
    ours: async () => {
      const id = await ready(ground)
      await call(ground, 'POST', `/${id}/run`, {})
      const created = await ground.loadBeside(ground.desk(), loading)
      const { state } = await call(ground, 'GET', `/${id}`)
      if (state === 'running') await call(ground, 'POST', `/${id}/stop`, {}).catch(() => {}) // it may have ended
      await finish(ground, id, 'undo')
      return created
    },
  })
  const value = middle(alone, 'perSecond')
  const against = { alone: { value, ratio: ratioOf(ours, alone, 'perSecond') } }
  return { unit: 'req/s', ours: middle(ours, 'perSecond'), p99: middle(ours, 'p99'), against }
}

/** The peak resident memory of the server while a file is forecast and loaded. */
export async function importMemory(ground: Ground): Promise<Measured> {
  const { pid } = ground.desk()
  let most = await memoryOf(pid)
  const look = async () => {
    most = Math.max(most, await memoryOf(pid))
  }
  const id = await ready(ground, look)
  await finish(ground, id, 'run', look)
  await finish(ground, id, 'undo')
  return { unit: 'MB', ours: most, against: {} }
}

/** Sends a file whose leads are new, and waits for its forecast. */
async function ready(ground: Ground, look?: () => Promise<void>): Promise<string> {
  const file = Buffer.from(table(rowsOf(ground)))
  const { id } = await call(ground, 'POST', '', { name: 'bench.csv', size: file.length })
  await call(ground, 'PUT', `/${id}/content`, file)
  await finish(ground, id as string, 'forecast', look)
  return id as string
}

function table(rows: number): string {
  const mark = randomUUID().slice(0, 8)
  const names = ['В работе', 'Оплачен', 'Отменен']
  const lines = Array.from({ length: rows }, (_, index) => {
    const phone = `+7${String(9e9 + Math.floor(Math.random() * 9e8))}`
    return `${mark}-${index};14.03.2023 9:${String(index % 60).padStart(2, '0')};Иван ${index};${phone};box${index}@example.com;${index % 9_000} 000,50;${names[index % 3]};Директ;Замер окон, этаж ${index % 20}`
  })
  return ['Номер заявки;Дата создания;ФИО;Телефон;E-mail;Сумма;Этап;Рекламный канал;Комментарий', ...lines].join('\n')
}

/** Starts an operation of an import and waits for its end. */
async function finish(
  ground: Ground,
  id: string,
  verb: 'forecast' | 'run' | 'undo',
  look?: () => Promise<void>,
): Promise<void> {
  await call(ground, 'POST', `/${id}/${verb}`, {})
  for (;;) {
    const { state } = await call(ground, 'GET', `/${id}`)
    if (!['forecasting', 'running', 'undoing'].includes(state as string)) return
    await look?.()
    await setTimeout(50)
  }
}

async function call({ desk }: Ground, method: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const isFile = Buffer.isBuffer(body)
  const reply = await fetch(`${desk().address}/api/v2/projects/${project}/imports${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${key}`,
      'Content-Type': isFile ? 'application/octet-stream' : 'application/json',
    },
    ...(body && { body: isFile ? new Uint8Array(body) : JSON.stringify(body) }),
  })
  if (!reply.ok) throw new Error(`An import answers ${reply.status}: ${await reply.text()}`)
  return (await reply.json()) as Record<string, unknown>
}
