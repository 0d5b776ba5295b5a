import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'

/** A proof is renewed after this time (ms), since the challenge expires soon after. */
const lifetime = 3_600_000

/** The longest wait (ms) for a proof. The form is then sent without one, and the server stores it anyway. */
const maxWait = 20_000

/**
 * The script of a form with proof of work. It works while the visitor fills in the form, and delays the submit until it
 * is done.
 */
function begin(form: HTMLFormElement, field: HTMLInputElement): void {
  let working = work()
  let isSending = false
  form.addEventListener('submit', async (event) => {
    if (field.value !== '') return
    event.preventDefault()
    if (isSending) return
    isSending = true
    await Promise.race([working, new Promise((resume) => setTimeout(resume, maxWait))])
    isSending = false
    form.submit()
  })

  async function work(): Promise<void> {
    try {
      field.value = await prove()
      setTimeout(() => {
        field.value = ''
        working = work()
      }, lifetime)
    } catch {
      // an unsupported browser, a page without TLS, or an unreachable server: the form is sent without a proof
    }
  }
}

async function prove(): Promise<string> {
  const challenge = await (await fetch('../s/challenge')).json()
  const solution = await solveChallenge({ challenge, deriveKey, timeout: maxWait })
  return solution ? btoa(JSON.stringify({ challenge, solution })) : ''
}

const [form, field] = [document.querySelector('form'), document.querySelector<HTMLInputElement>('input[name=_proof]')]
if (form && field) begin(form, field)
