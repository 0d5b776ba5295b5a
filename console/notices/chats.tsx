import { Modal } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNoticeMutations } from '../api/notices.ts'
import type { NoticeBot, NoticeChat } from '../api/types.ts'
import { useSavedViews } from '../api/views.ts'
import listBox from '../settings/list-box.module.css'
import settings from '../settings/settings.module.css'
import { confirm } from '../ui/confirm.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { useFormat } from '../ui/format.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { showDone, tryOrShowError } from '../ui/toasts.tsx'
import type { Fields } from '../ui/unsaved.ts'
import css from './notices.module.css'
import { State } from './state.tsx'
import type { WayState } from './words.ts'

const LinkOffer = lazy(() => import('./link-offer.tsx'))

const chatKinds = ['new', 'late', 'destination', 'backup', 'summary', 'week', 'month'] as const
type Props = { chats: readonly unknown[]; bots: readonly NoticeBot[] }

/** The groups that get notices: the kinds of each, and whether messages arrive. */
export function Chats({ chats: given, bots }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const chats = given as NoticeChat[]
  const { changeChat, removeChat } = useNoticeMutations()
  const [edited, setEdited] = useState<NoticeChat>()
  const [added, setAdded] = useState<{ way: 'telegram' | 'max'; had: number }>()
  const ways = bots.filter(({ state }) => state !== 'off').map(({ way }) => way)
  const isLinked = added !== undefined && chats.length > added.had
  return (
    <>
      <p className="t2">{t(chats.length === 0 ? 'notices.chats.none' : 'notices.chats.about')}</p>
      <ul className={`${listBox.box} ${listBox.wrapping}`} hidden={chats.length === 0}>
        {chats.map((chat) => (
          <li key={chat.id}>
            <span className={listBox.what}>
              <span className="m cut">
                {[t(`notices.place.${chat.way}`), chat.name, chat.topic].filter(Boolean).join(', ')}
              </span>
              <small>{aboutOf(chat)}</small>
              <small>
                <State state={stateOf(chat)} />
              </small>
              {chat.error && <small className={settings.reason}>{chat.error}</small>}
              {chat.filter_gone.length > 0 && <small className={settings.reason}>{goneOf(chat)}</small>}
            </span>
            <button
              type="button"
              className="btn quiet"
              aria-label={named('edit', chat)}
              onClick={() => setEdited(chat)}
            >
              {t('notices.chats.edit')}
            </button>
            <button
              type="button"
              className="btn quiet"
              aria-label={named(chat.on ? 'pause' : 'start', chat)}
              onClick={() => void tryOrShowError(() => changeChat.mutateAsync({ id: chat.id, on: !chat.on }))}
            >
              {t(`notices.chats.${chat.on ? 'pause' : 'start'}`)}
            </button>
            <button
              type="button"
              className="btn quiet"
              aria-label={named('remove', chat)}
              onClick={() => void remove(chat)}
            >
              {t('notices.chats.remove')}
            </button>
          </li>
        ))}
      </ul>
      {ways.length === 0 ? (
        <p className="t2">{t('notices.chats.noBot')}</p>
      ) : (
        <footer className={settings['row-start']}>
          {ways.map((way) => (
            <button key={way} type="button" className="btn" onClick={() => setAdded({ way, had: chats.length })}>
              {t(`notices.chats.add.${way}`)}
            </button>
          ))}
        </footer>
      )}
      {edited && <ChatForm chat={edited} close={() => setEdited(undefined)} />}
      {added && (
        <Modal
          opened
          padding={24}
          size={480}
          onClose={() => setAdded(undefined)}
          title={t(`notices.chats.add.${added.way}`)}
          closeButtonProps={{ 'aria-label': t('close') }}
        >
          {isLinked ? (
            <p role="status">{t('notices.chats.isLinked')}</p>
          ) : (
            <Suspense fallback={<Skeleton rows={3} />}>
              <LinkOffer way={added.way} whose="chat" />
            </Suspense>
          )}
        </Modal>
      )}
    </>
  )

  function named(act: string, { name }: NoticeChat): string {
    return `${t(`notices.chats.${act}`)}: ${name}`
  }

  function aboutOf({ kinds, filter }: NoticeChat): string {
    const what = kinds.map((kind) => t(`notices.kind.${kind}`)).join(', ') || t('notices.chats.nothing')
    return filter ? `${what} · ${t('notices.chats.filtered')}` : what
  }

  function stateOf({ on, error, filter_gone: gone, accepted_at: accepted }: NoticeChat): WayState {
    if (error) return { is: 'warn', text: t('notices.fails'), why: error }
    if (!on) return { is: 'off', text: t('notices.chats.off') }
    if (gone.length > 0) return { is: 'warn', text: t('notices.chats.lacks') }
    return { is: 'on', text: accepted ? t('notices.arrived', { when: format.moment(accepted) }) : t('notices.linked') }
  }

  /** The parts of the filter that no longer exist, by number, since their names are gone too. */
  function goneOf({ filter_gone: gone }: NoticeChat): string {
    const named = gone.map(({ field, value }) =>
      value === null ? t('notices.chats.ownField') : `${t(`view.field.${field}`, { defaultValue: field })} № ${value}`,
    )
    return t('notices.chats.gone', { what: [...new Set(named)].join(', ') })
  }

  async function remove({ id, name }: NoticeChat): Promise<void> {
    const question = {
      title: t('notices.chats.removeTitle', { name }),
      text: t('notices.chats.removeText'),
      action: t('notices.chats.remove'),
    }
    if (!(await confirm(question))) return
    await tryOrShowError(async () => {
      await removeChat.mutateAsync(id)
      showDone(t('notices.chats.removed'))
    })
  }
}

const kindsOf = (fields: Fields) => chatKinds.filter((kind) => fields[`kind.${kind}`] !== undefined)

/** The form of a chat: its name, its kinds, and its filter. */
function ChatForm({ chat, close }: { chat: NoticeChat; close(): void }) {
  const { t } = useTranslation()
  const { changeChat } = useNoticeMutations()
  const views = useSavedViews().filter(({ filter }) => filter !== null)
  /** Sends only the fields that differ, since others may have been changed by a colleague. */
  const save = async (given: Fields, began: Fields) => {
    const view = views.find(({ id }) => `view ${id}` === given.filter)
    const filter = view ? { filter: view.filter } : given.filter === 'all' ? { filter: null } : {}
    await changeChat.mutateAsync({
      id: chat.id,
      ...(given.name !== undefined && given.name !== began.name && { name: given.name }),
      ...(String(kindsOf(given)) !== String(kindsOf(began)) && { kinds: kindsOf(given) }),
      ...(given.filter !== began.filter && filter),
    })
    showDone(t('settings.saved'))
  }
  return (
    <FormDialog title={t('notices.chats.editTitle')} action={t('settings.save')} save={save} close={close}>
      <label className="field">
        <span>{t('notices.chats.name')}</span>
        <input className="in" name="name" required maxLength={200} defaultValue={chat.name} data-autofocus />
      </label>
      <fieldset className={css.checks}>
        <legend>{t('notices.what')}</legend>
        {chatKinds.map((kind) => (
          <label key={kind} className={css.check}>
            <input type="checkbox" className="cb" name={`kind.${kind}`} defaultChecked={chat.kinds.includes(kind)} />
            {t(`notices.kind.${kind}`)}
          </label>
        ))}
      </fieldset>
      <label className="field">
        <span>{t('notices.chats.filter')}</span>
        <select className="in" name="filter" defaultValue={chat.filter ? 'kept' : 'all'}>
          <option value="all">{t('notices.chats.allLeads')}</option>
          {chat.filter != null && <option value="kept">{t('notices.chats.keptFilter')}</option>}
          {views.map(({ id, name }) => (
            <option key={id} value={`view ${id}`}>
              {t('notices.chats.asView', { name })}
            </option>
          ))}
        </select>
      </label>
    </FormDialog>
  )
}
