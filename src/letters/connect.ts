import { ImapFlow } from 'imapflow'
import type { createGuard } from '../deliver/guard.ts'
import type { Mailbox } from '../domain/mailbox.ts'
import { letterSizes } from './letter.ts'

/** The timeout (ms) of the mail server. */
const timeout = 20_000

/**
 * Limits of a response, in bytes and tokens: the largest letter that is stored whole fits, with its envelope. The defaults of the library are
 * 1 GiB and more, which is too much for an untrusted server.
 */
const sizes = {
  maxLiteralSize: letterSizes.whole + 1_048_576,
  maxLineLength: 1_048_576,
  maxResponseSize: letterSizes.whole + 2 * 1_048_576,
  maxResponseTokens: 100_000,
}

/** The errors of broken connections. Pending commands fail without the reason. */
const failures = new WeakMap<ImapFlow, Error>()

/** The error that broke a connection, if any. */
export function failureOf(client: ImapFlow): Error | undefined {
  return failures.get(client)
}

/** Connects to the address that the guard checked, so that DNS cannot change in between. */
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
    ...sizes,
    ...{ connectionTimeout: timeout, greetingTimeout: timeout, socketTimeout: 3 * timeout },
  })
  client.on('error', (error) => {
    failures.set(client, error)
    client.close() // pending commands then fail
  })
  await client.connect()
  return client
}
