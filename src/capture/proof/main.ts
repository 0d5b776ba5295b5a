import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'

/** After this long (ms) a proof is made anew: what the desk asked for an hour ago it soon no longer takes. */
const freshness = 3_600_000

/** The longest (ms) that a visitor waits for a proof; the form is sent without one then, as the desk keeps it all the same. */
const patience = 20_000

/**
 * The script of a form's page whose project asks for a proof of work. It works while the visitor fills in the form, and holds the sending
 * back until it is done.
 */
function begin(form: HTMLFormElement, field: HTMLInputElement): void {
  let working = work()
  let isSending = false
  form.addEventListener('submit', async (event) => {
    if (field.value !== '') return
    event.preventDefault()
    if (isSending) return
    isSending = true
    await Promise.race([working, new Promise((resume) => setTimeout(resume, patience))])
    isSending = false
    form.submit()
  })

  async function work(): Promise<void> {
    try {
      field.value = await prove()
      setTimeout(() => {
        field.value = ''
        working = work()
      }, freshness)
    } catch {
      // a browser that cannot, as on a page without TLS, or a desk that is away: the form is sent without
    }
  }
}

async function prove(): Promise<string> {
  const challenge = await (await fetch('../s/challenge')).json()
  const solution = await solveChallenge({ challenge, deriveKey, timeout: patience })
  return solution ? btoa(JSON.stringify({ challenge, solution })) : ''
}

const [form, field] = [document.querySelector('form'), document.querySelector<HTMLInputElement>('input[name=_proof]')]
if (form && field) begin(form, field)
