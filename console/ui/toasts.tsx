import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import { client, unwrap } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { keys } from '../api/query-keys.ts'
import type { Job } from '../api/types.ts'
import { problemText } from './problem-text.ts'
import css from './toasts.module.css'

type Undo = { project: string; token: string }
/** The subject of an undo, in words. `isUndone` means that it was undone before, so that this is a redo. */
type Undoable = Undo & { what: string; isUndone: boolean }

/** The newest message that offers an undo, and the newest of the others. */
const shown: { offer?: string | undefined; plain?: string | undefined } = {}
let last: Undoable | undefined
/** The tokens of undos in progress. */
const undoing = new Set<string>()

type Act = { label: string; run(): void }

/** Shows a message about an action, with an undo; `Z` undoes it while the message is shown. */
export function showDone(text: string, undo?: Undo, act?: Act): void {
  show(text, undo && { ...undo, what: text, isUndone: false }, act)
}

function show(text: string, undo: Undoable | undefined, act?: Act): void {
  hide('plain')
  if (undo) hide('offer') // an undoable message stays until the next undoable one
  shown[undo ? 'offer' : 'plain'] = notifications.show({
    message: (
      <span className={css.toast} data-toast data-undo={undo?.token}>
        {text}
        {act && (
          <button type="button" onClick={() => act.run()}>
            {act.label}
          </button>
        )}
        {undo && (
          <button type="button" onClick={() => void undoOnce(undo)}>
            {i18next.t(undo.isUndone ? 'redo' : 'undo')}
            <kbd>Z</kbd>
          </button>
        )}
      </span>
    ),
    autoClose: 10_000,
    withCloseButton: false,
    unstyled: true,
  })
  if (undo) last = undo
}

function hide(which: keyof typeof shown): void {
  const id = shown[which]
  if (id) notifications.hide(id)
  shown[which] = undefined
}

/** Shows why something failed. */
export function showError(error: unknown): void {
  showFailure(problemText(i18next.t, error))
}

/** Shows that something failed, with a given text. */
export function showFailure(text: string): void {
  notifications.show({
    message: (
      <span className={css.toast} data-toast role="alert">
        {text}
      </span>
    ),
    autoClose: 10_000,
    withCloseButton: false,
    unstyled: true,
  })
}

/** Runs an action and shows its error. Resolves to whether it succeeded. */
export async function tryOrShowError(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act()
    return true
  } catch (error) {
    showError(error)
    return false
  }
}

/** Undoes the last message's action while the message is shown. */
export function undoLast(): void {
  if (last && document.querySelector(`[data-undo="${last.token}"]`)) void undoOnce(last)
}

/** Undoes the action of a message. The message stays until the undo succeeded, since without a network it is needed for another try. */
async function undoOnce(undo: Undoable): Promise<void> {
  if (undoing.has(undo.token)) return
  undoing.add(undo.token)
  await takeBack(undo)
  undoing.delete(undo.token)
}

/** Undoes the action of a token, shows a message, and refetches the project. */
export function undo({ project, token }: Undo, what: string): Promise<void> {
  return takeBack({ project, token, what, isUndone: false })
}

async function takeBack({ project, token, what, isUndone }: Undoable): Promise<void> {
  try {
    const answer = await unwrap(
      client.POST('/api/v2/projects/{project}/undo/{token}', { params: { path: { project, token } } }),
    )
    if (last?.token === token) {
      last = undefined
      hide('offer') // the message of another action stays
    }
    const again = 'job' in answer ? answer.job.undo : answer.undo
    show(undoneText(answer, what, isUndone), again ? { project, token: again, what, isUndone: !isUndone } : undefined)
    await queryClient.invalidateQueries({ queryKey: keys.project(project) })
  } catch (error) {
    showError(error)
  }
}

type UndoAnswer = { leads: number; restored: number; skipped: number } | { job: Job }

function undoneText(answer: UndoAnswer, what: string, isUndone: boolean): string {
  if ('job' in answer && isRunning(answer.job)) return i18next.t('undone.goesOn', { what })
  const [changed, skipped] =
    // undone costs and rules are no leads
    'job' in answer ? [answer.job.changed, answer.job.skipped] : [answer.leads + answer.restored, answer.skipped]
  if (changed === 0) return `${what}. ${i18next.t('card.told.nothingToPutBack')}`
  const done = i18next.t(isUndone ? 'undone.again' : 'undone.done', { what })
  return skipped > 0 ? `${done}. ${i18next.t('undone.skipped', { count: skipped })}` : done
}

function isRunning({ state }: Job): boolean {
  return state === 'running'
}
