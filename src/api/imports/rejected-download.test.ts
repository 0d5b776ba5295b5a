import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'
import { isMomentFree } from '../../../test/moment.ts'
import { until } from '../../../test/until.ts'

const count = 3_000

eachDatabase((database) => {
  const desk = useDesk(database)
  const { upload, forecast } = importing(desk)

  test('who takes refused rows slowly holds no moment of the store, and gets all of them', async () => {
    const row = `Анна;44;${'x'.repeat(4_000)}\n`
    const { json } = await upload(`Имя;Телефон;Прочее\n${row.repeat(count)}`)
    const id = String(json.id)
    expect((await forecast(id)).forecast).toMatchObject({ refused: count })

    const path = `${desk().address}/api/v2/projects/12345/imports/${id}/rejected`
    const request = get(path, { headers: { Authorization: `Bearer ${await desk().adminKey()}` }, agent: false })
    onTestFinished(() => void request.destroy())
    const [reply] = (await once(request, 'response')) as [IncomingMessage]
    await once(reply, 'readable')
    await desk().lead()
    await until(() => isMomentFree(desk()), 'the moment to be given back while nobody reads')

    let text = ''
    for await (const part of reply.setEncoding('utf8')) text += part
    expect(text.trimEnd().split('\n')).toHaveLength(count + 1)
  })
})
