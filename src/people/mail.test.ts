import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { openDesk } from '../../test/desk.ts'
import { newMember } from '../../test/members.ts'
import { until } from '../../test/until.ts'
import { createMailer } from './mail.ts'

eachDatabase((database) => {
  test('a letter that cannot be written while the database is away is reported, and throws nothing', async () => {
    const desk = await openDesk(await database.fresh())
    const { email } = await newMember(desk, 'manager')
    const member = await desk.store.members.findByMail(email)
    if (!member) throw new Error('There is no member')
    const faults: unknown[] = []
    const mailer = createMailer({
      smtpUrl: 'smtp://127.0.0.1:9',
      from: 'desk@example.com',
      publicUrl: 'https://desk.example.com',
      onFault: (error) => faults.push(error),
    })
    await desk.close()
    mailer.sendReset(desk.store, email, 'token')
    mailer.sendNotice(desk.store, member, 'password')
    mailer.sendMailChange(desk.store, member, 'new@example.com', 'token')
    await until(() => faults.length === 3, 'the faults')
    expect(faults.every((each) => each instanceof Error)).toBe(true)
    mailer.close()
  })
})
