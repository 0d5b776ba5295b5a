import { ImapFlow } from 'imapflow'
import type { createGuard } from '../deliver/guard.ts'
import type { Mailbox } from '../domain/mailbox.ts'

/** How long (ms) a server may take to answer. */
const patience = 20_000

/** Connects to the very address that the guard judged, so that no name leads elsewhere meanwhile. */
export async function connect(
  { host, port, security, user }: Mailbox,
  password: string,
  guard: Pick<ReturnType<typeof createGuard>, 'addressesOf'>,
): Promise<ImapFlow> {
  const [address = host] = await guard.addressesOf(host, security !== 'none')
  const client = new ImapFlow({
    ...{ host: address, servername: host, port, secure: security === 'tls', logger: false },
    ...(security !== 'tls' && { doSTARTTLS: security === 'starttls' }),
    auth: { user, pass: password },
    disableAutoIdle: true,
    ...{ connectionTimeout: patience, greetingTimeout: patience, socketTimeout: 3 * patience },
  })
  client.on('error', () => client.close()) // what waits for the server fails by itself
  await client.connect()
  return client
}
