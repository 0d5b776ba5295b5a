import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { ImapFlow } from 'imapflow'
import { freePort } from './ports.ts'
import { until } from './until.ts'

/** A real mail server on this machine. Anybody can sign in with the password `secret`. */
export async function openMailServer() {
  const folder = mkdtempSync(join(tmpdir(), 'mail-'))
  const port = await freePort()
  chmodSync(folder, 0o777) // as root, its processes run as `nobody`
  for (const name of ['run', 'mail']) mkdirSync(join(folder, name), { mode: 0o777 })
  chmodSync(join(folder, 'mail'), 0o777)
  writeFileSync(join(folder, 'dovecot.conf'), settings(folder, port))
  let server: ChildProcess
  await start()
  return { port, user, start, stop, close }

  async function start(): Promise<void> {
    server = spawn('dovecot', ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' })
    await until(async () => await isOpen(port), 'the mail server')
  }

  async function stop(): Promise<void> {
    const ended = once(server, 'exit')
    server.kill()
    await ended
  }

  async function close(): Promise<void> {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }

  /** Puts letters into the folders of a user, as if they had arrived. */
  async function user(name: string) {
    const auth = { user: name, pass: 'secret' }
    const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, doSTARTTLS: false, auth, logger: false })
    client.on('error', () => {})
    await client.connect()
    return {
      put: (letter: string | Buffer, to = 'INBOX', at?: Date) => client.append(to, letter, [], at),
      leave: () => client.close(),
    }
  }
}

async function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  const [event] = await Promise.race([
    once(socket, 'data').then(() => ['open']),
    once(socket, 'error')
      .catch(() => ['closed'])
      .then(() => ['closed']),
  ])
  socket.destroy()
  return event === 'open'
}

function settings(folder: string, port: number): string {
  const isRoot = userInfo().uid === 0
  const [name, group] = isRoot ? ['nobody', 'nogroup'] : [userInfo().username, String(userInfo().gid)]
  return `
dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap
ssl = no
auth_allow_cleartext = yes
auth_mechanisms = plain login
first_valid_uid = 1
mail_driver = maildir
mail_path = ${folder}/mail/%{user}
mail_home = ${folder}/mail/%{user}
default_internal_user = ${name}
default_internal_group = ${group}
default_login_user = ${name}
passdb static {
  password = secret
}
userdb static {
  fields {
    uid = ${isRoot ? 'nobody' : userInfo().uid}
    gid = ${isRoot ? 'nogroup' : userInfo().gid}
  }
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Junk {
    special_use = \\Junk
    auto = create
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    listen = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`
}
