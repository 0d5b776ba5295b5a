import { ImapFlow } from 'imapflow'
import type { createGuard } from '../deliver/guard.ts'
import type { Mailbox } from '../domain/mailbox.ts'
import { letterSizes } from './letter.ts'

/** How long (ms) a server may take to answer. */
const timeout = 20_000

/**
 * What a server may send at once, in bytes and parts of an answer: a letter that is kept whole fits with what stands around it. The library
 * would take 1 GiB and more, and the server of a mailbox is anybody's.
 */
const sizes = {
  maxLiteralSize: letterSizes.whole + 1_048_576,
  maxLineLength: 1_048_576,
  maxResponseSize: letterSizes.whole + 2 * 1_048_576,
  maxResponseTokens: 100_000,
}

/** Why connections broke: what waited for the server knows only that it did. */
const failures = new WeakMap<ImapFlow, Error>()

/** Why a connection broke, if it did. */
export function failureOf(client: ImapFlow): Error | undefined {
  return failures.get(client)
}

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
    ...sizes,
    ...{ connectionTimeout: timeout, greetingTimeout: timeout, socketTimeout: 3 * timeout },
  })
  client.on('error', (error) => {
    failures.set(client, error)
    client.close() // what waits for the server fails by itself
  })
  await client.connect()
  return client
}
