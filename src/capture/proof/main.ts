import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'

/** A proof is renewed after this time (ms), since the challenge expires soon after. */
const lifetime = 3_600_000

/** The longest wait (ms) for a proof. The form is then sent without one, and the server stores it anyway. */
const maxWait = 20_000

/**
 * The script of a form with proof of work. It works while the visitor fills in the form, and delays the submit until it
 * is done. The server takes a proof once, so other content needs another one; a repeat of the same content is recognised by the same one.
 */
function begin(form: HTMLFormElement, field: HTMLInputElement): void {
  let madeAt = 0
  let sent: string | undefined
  let isSending = false
  let working: Promise<void> | undefined = work()
  form.addEventListener('submit', async (event) => {
    const content = contentOf(form, field)
    if (isFresh() && content === (sent ?? content)) {
      sent = content
      return
    }
    event.preventDefault()
    if (isSending) return
    isSending = true
    field.value = ''
    working ??= work()
    await Promise.race([working, new Promise((resume) => setTimeout(resume, maxWait))])
    isSending = false
    sent = contentOf(form, field)
    HTMLFormElement.prototype.submit.call(form) // a field may be named `submit`
  })

  /** By the clock, since timers stand still while a computer sleeps or a page is left. */
  function isFresh(): boolean {
    return Math.abs(Date.now() - madeAt) < lifetime
  }

  async function work(): Promise<void> {
    try {
      const begun = Date.now()
      field.value = await prove()
      if (field.value) madeAt = begun
    } catch {
      // an unsupported browser, a page without TLS, or an unreachable server: the form is sent without a proof
    }
    working = undefined
  }
}

async function prove(): Promise<string> {
  const challenge = await (await fetch('../s/challenge')).json()
  const solution = await solveChallenge({ challenge, deriveKey, timeout: maxWait })
  return solution ? btoa(JSON.stringify({ challenge, solution })) : ''
}

/** What the visitor filled in. */
function contentOf(form: HTMLFormElement, { name }: HTMLInputElement): string {
  const data = new FormData(form)
  data.delete(name)
  return new URLSearchParams(data as unknown as Record<string, string>).toString()
}

const [form, field] = [document.querySelector('form'), document.querySelector<HTMLInputElement>('input[name=_proof]')]
if (form && field) begin(form, field)
