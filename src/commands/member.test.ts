import { beforeAll, expect, test } from 'vitest'
import { useCommandLine } from '../../test/command-line.ts'
import { eachDatabase } from '../../test/databases.ts'
import { call } from '../../test/program.ts'

eachDatabase((database) => {
  const cli = useCommandLine(database)
  const create = (email: string, role: string, ...more: string[]) =>
    ['member', 'create', '--email', email, '--role', role, '--project', '12345', ...more] as const

  /** Runs a command that reads a password from stdin. */
  const typing = async (password: string, ...args: string[]) => {
    const { code, stdout, stderr } = await call([...args, '--json'], { DATABASE_URL: cli.url() }, `${password}\n`)
    return { code, json: stdout === '' ? {} : JSON.parse(stdout), stderr }
  }

  beforeAll(async () => {
    await cli.json('project', 'create', '--id', '12345', '--name', 'N')
    await cli.json('project', 'create', '--id', '777', '--name', 'M')
  })

  test('member create makes an owner with a password, which is stored hashed', async () => {
    const made = await typing('correct horse', ...create('Anna@Example.com', 'owner', '--password-stdin'))
    expect(made).toMatchObject({ code: 0, json: { id: 1, role: 'owner', project: 12345 } })
    const [{ password } = { password: '' }] = await cli.sql('select password from auth_account')
    expect(password).toMatch(/^\$scrypt\$ln=14,r=8,p=5\$/)
  })

  test('an existing member is added to another project and keeps the password', async () => {
    const again = ['member', 'create', '--email', 'anna@example.com', '--role', 'viewer', '--project', '777']
    expect(await cli.json(...again)).toMatchObject({ id: 1 })
    const { members } = await cli.json('member', 'list')
    expect(members).toEqual([
      {
        id: 1,
        email: 'anna@example.com',
        name: 'Anna',
        second_factor: false,
        projects: [
          { project: 777, role: 'viewer', sources: [] },
          { project: 12345, role: 'owner', sources: [] },
        ],
      },
    ])
    expect(await cli.text('member', 'list')).toMatch(/1\s+anna@example.com\s+Anna\s+no\s+777 viewer, 12345 owner/)
  })

  test.each<[string, readonly string[], string | undefined, string]>([
    ['no password', create('boris@example.com', 'agent'), undefined, 'Required argument password is missing'],
    [
      'a short password',
      create('boris@example.com', 'agent', '--password-stdin'),
      'short',
      'Argument password must have 10 to 128 characters',
    ],
    [
      'another password',
      create('anna@example.com', 'agent', '--password-stdin'),
      'correct horse',
      'Argument email: member anna@example.com exists already',
    ],
    ['who is there already', create('anna@example.com', 'agent'), undefined, 'Member 1 is in this project already'],
    ['no address', create('anna', 'agent'), undefined, 'Argument email must be an e-mail address, not anna'],
    [
      'a contractor of no source',
      create('vera@example.com', 'contractor', '--password-stdin'),
      'correct horse',
      'Argument sources must name the sources whose leads the contractor may see',
    ],
    [
      'the last owner who is removed',
      ['member', 'remove', '--id', '1', '--project', '12345'],
      undefined,
      'The last owner of a project cannot leave it or get another role',
    ],
    [
      'a stranger who is removed',
      ['member', 'remove', '--id', '9', '--project', '12345'],
      undefined,
      'Argument id: there is no member 9',
    ],
  ])('%s is refused', async (_, args, password, sentence) => {
    const { code, stderr } = await typing(password ?? '', ...args)
    expect([code, stderr]).toEqual([2, `zayavka: ${sentence}\n`])
    expect(await cli.sql('select id from members')).toHaveLength(1)
  })

  test('member password sets a new password; member remove removes the member', async () => {
    const [before] = await cli.sql('select password from auth_account')
    const changed = await typing('battery staple', 'member', 'password', '--email', 'anna@example.com')
    expect(changed).toMatchObject({ code: 0, json: { id: 1 } })
    expect(await cli.sql('select password from auth_account')).not.toEqual([before])
    await cli.json('member', 'remove', '--id', '1', '--project', '777')
    const noted = await cli.sql('select project_id, action from audit order by project_id, number')
    expect(noted.map(({ project_id, action }) => `${project_id} ${action}`)).toEqual([
      '777 member.added',
      '777 member.password_changed',
      '777 member.removed',
      '12345 member.added',
      '12345 member.password_changed',
    ])
  })
})
