import { SMTPServer } from 'smtp-server'

/**
 * A mail server on this machine: `smtpUrl` accepts letters, and `letters` are the accepted ones. `state` sets which recipients are unknown, whether
 * the server is busy or down, and where it hangs.
 */
export async function openPostOffice() {
  const letters: string[] = []
  const state = {
    unknown: new Set<string>(),
    throttled: 0,
    isDown: false,
    standsAt: undefined as 'greeting' | 'recipient' | undefined,
    standing: 0,
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      if (state.standsAt === 'recipient') return void state.standing++
      if (state.unknown.has(address)) return done(refusal(550, 'No such mailbox'))
      done(state.throttled-- > 0 ? refusal(451, 'Try again later') : undefined)
    },
    onConnect: (_session, done) => {
      if (state.standsAt === 'greeting') return void state.standing++
      done(state.isDown ? refusal(421, 'Away') : undefined)
    },
    onData: (stream, _session, done) => {
      let text = ''
      stream.on('data', (chunk) => (text += chunk))
      stream.on('end', () => {
        letters.push(text)
        done()
      })
    },
  })
  server.on('error', () => {}) // the writing client was killed
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { smtpUrl: `smtp://127.0.0.1:${port}`, letters, state, close }
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

/** The text of a letter, decoded. */
export function decoded(letter: string): string {
  const [, body = ''] = letter.split(/\r?\n\r?\n(.*)/s)
  if (/^Content-Transfer-Encoding: base64/im.test(letter)) return Buffer.from(body, 'base64').toString()
  return body.replace(/=\r?\n/g, '').replace(/=3D/g, '=')
}
