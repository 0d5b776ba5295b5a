import { SMTPServer } from 'smtp-server'

/** A post office on this machine: `smtpUrl` takes letters, `letters` are those that came. */
export async function openPostOffice() {
  const letters: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      let text = ''
      stream.on('data', (chunk) => (text += chunk))
      stream.on('end', () => {
        letters.push(text)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { smtpUrl: `smtp://127.0.0.1:${port}`, letters, close }
}

/** The text of a letter, whichever way it is encoded. */
export function decoded(letter: string): string {
  const [, body = ''] = letter.split(/\r?\n\r?\n(.*)/s)
  if (/^Content-Transfer-Encoding: base64/im.test(letter)) return Buffer.from(body, 'base64').toString()
  return body.replace(/=\r?\n/g, '').replace(/=3D/g, '=')
}
