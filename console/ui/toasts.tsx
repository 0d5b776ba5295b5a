import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import { client, unwrap } from '../api/client.ts'
import { keys } from '../api/keys.ts'
import { queryClient } from '../api/query-client.ts'
import { problemText } from './problem-text.ts'
import css from './toasts.module.css'

type Undo = { project: string; token: string }

let shown: string | undefined
let last: { id: string; undo: Undo } | undefined

/** Shows a message of what was done, with an undo; `Z` undoes it too while it is shown. */
export function showDone(text: string, undo?: Undo, act?: { label: string; run(): void }): void {
  if (shown) notifications.hide(shown) // only the newest message is shown
  const id: string = notifications.show({
    message: (
      <span className={css.toast} data-toast data-undo={undo?.token}>
        {text}
        {act && (
          <button type="button" onClick={() => act.run()}>
            {act.label}
          </button>
        )}
        {undo && (
          <button type="button" onClick={() => void undoAndHide({ id, undo })}>
            {i18next.t('undo')}
            <kbd>Z</kbd>
          </button>
        )}
      </span>
    ),
    autoClose: 10_000,
    withCloseButton: false,
    unstyled: true,
  })
  shown = id
  if (undo) last = { id, undo }
}

/** Shows why something failed. */
export function showError(error: unknown): void {
  notifications.show({
    message: (
      <span className={css.toast} data-toast role="alert">
        {problemText(i18next.t, error)}
      </span>
    ),
    autoClose: 10_000,
    withCloseButton: false,
    unstyled: true,
  })
}

/** Does something and shows the error if it fails. Resolves to whether it succeeded. */
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
  if (last && document.querySelector(`[data-undo="${last.undo.token}"]`)) void undoAndHide(last)
}

function undoAndHide({ id, undo: what }: { id: string; undo: Undo }): Promise<void> {
  notifications.hide(id)
  last = undefined
  return undo(what)
}

/** Undoes what a token stands for, and reads the project again. */
export async function undo({ project, token }: Undo): Promise<void> {
  try {
    const done = await unwrap(
      client.POST('/api/v2/projects/{project}/undo/{token}', { params: { path: { project, token } } }),
    )
    if ('leads' in done && done.leads === 0) showDone(i18next.t('card.told.nothingToPutBack'))
    await queryClient.invalidateQueries({ queryKey: keys.project(project) })
  } catch (error) {
    showError(error)
  }
}
