import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { cli, type TestDesk, useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'
import { newMember } from '../../../test/members.ts'
import { isMomentFree } from '../../../test/moment.ts'
import { until } from '../../../test/until.ts'
import { changeMember } from '../../actions/members.ts'

const count = 3_000

/** An import whose rows were all refused. The file is much larger than the buffers between server and client. */
function refusing(desk: () => TestDesk) {
  const { upload, forecast } = importing(desk)
  let id: string
  beforeAll(async () => {
    const row = `Анна;44;${'x'.repeat(4_000)}\n`
    const { json } = await upload(`Имя;Телефон;Прочее\n${row.repeat(count)}`)
    id = String(json.id)
    expect((await forecast(id)).forecast).toMatchObject({ refused: count })
  })
  const path = () => `/imports/${id}/rejected`
  /** Requests the file and returns the response without reading its body. */
  const begin = async (headers: Record<string, string>) => {
    const request = get(`${desk().address}/api/v2/projects/12345${path()}`, { headers, agent: false })
    onTestFinished(() => void request.destroy())
    const [reply] = (await once(request, 'response')) as [IncomingMessage]
    reply.on('error', () => {}) // the server ends some
    return reply
  }
  const newKey = () => desk().newKey('write', [12345])
  return { path, newKey, begin, beginBy: (key: string) => begin({ Authorization: `Bearer ${key}` }) }
}

/** Reads a little at a time until the stream ends. The client sees that the server disconnected only after reading all received data. */
async function readSlowly(reply: IncomingMessage): Promise<void> {
  await until(() => {
    reply.read(16_384) ?? reply.read()
    return reply.destroyed
  }, 'the end of the file')
}

eachDatabase((database) => {
  describe('of refused rows', () => {
    const desk = useDesk(database, { trustProxy: true })
    const { path, newKey, begin, beginBy } = refusing(desk)

    test('a slow client holds no snapshot of the store, and gets all rows', async () => {
      const reply = await beginBy(await newKey())
      await once(reply, 'readable')
      await desk().lead()
      await until(() => isMomentFree(desk()), 'the moment to be given back while nobody reads')

      let text = ''
      for await (const part of reply.setEncoding('utf8')) text += part
      expect(text.trimEnd().split('\n')).toHaveLength(count + 1)
    })

    test('a caller may download two files at once, including exports', async () => {
      const key = await newKey()
      const [first, second] = [await beginBy(key), await beginBy(key)]
      expect([first.statusCode, second.statusCode]).toEqual([200, 200])
      for (const each of [path(), '/export']) {
        const { status, json } = await desk().send('GET', each, undefined, { key })
        expect([status, json.code], each).toEqual([429, 'too-many-open'])
      }
      first.destroy()
      await until(async () => (await beginBy(key)).statusCode === 200, 'room for another')
    })

    test('a download ends when the member loses the right to it', async () => {
      const member = await newMember(desk(), 'manager')
      const reply = await begin({ Cookie: member.cookie() })
      expect(reply.statusCode).toBe(200)
      const change = { project: 12345, id: member.id, change: { role: 'viewer' as const } }
      await changeMember(desk().store, cli, change, desk().clock.now)
      await readSlowly(reply)
      expect(reply.complete).toBe(false)
    })
  })

  describe('a client of refused rows', () => {
    const desk = useDesk(database, { exportStall: 1_000 })
    const { newKey, beginBy } = refusing(desk)

    test('that takes too little again and again is disconnected', async () => {
      const reply = await beginBy(await newKey())
      await readSlowly(reply)
      expect(reply.complete).toBe(false)
    })
  })
})
