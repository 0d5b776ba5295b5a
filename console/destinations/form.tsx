import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDestinationMutations, type WithHealth } from '../api/destinations.ts'
import type { Destination } from '../api/types.ts'
import { useSavedViews } from '../api/views.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { showDone } from '../ui/toasts.tsx'
import type { Fields } from '../ui/unsaved.ts'
import css from './destinations.module.css'

type Kind = Destination['kind']

/**
 * The fields of each kind in the format of the API; a new kind does not compile without its line. Its texts are in
 * `locales/{en,ru}/destinations.json`.
 */
const ownFields: Record<Kind, (given: Fields, topics: string[]) => object> = {
  webhook: ({ url }, topics) => ({ url, topics: topics.length === 0 ? null : topics }),
  vendor: ({ url, user }) => ({ url, settings: { user } }),
  metrika: ({ counter }) => ({ settings: { counter } }),
}
const kinds = Object.keys(ownFields) as Kind[]

/** The topics of a webhook, in the order in which people look for them. */
const topics = [
  ...(['created', 'changed', 'status_changed', 'paid', 'assigned', 'repeated', 'commented'] as const),
  ...(['comment_changed', 'comment_deleted', 'opened', 'merged', 'deleted', 'restored', 'purged'] as const),
]
const doors = ['import', 'demo'] as const

type Props = {
  /** The destination to change; without it a new one is created. */
  destination: WithHealth | undefined
  /** `secret` is passed once, if the desk generated it. */
  onMade(id: string, secret: string | null): void
  close(): void
}

/** Creates or changes a destination. */
export default function DestinationForm({ destination, onMade, close }: Props) {
  const { t } = useTranslation()
  const { create, update } = useDestinationMutations()
  const views = useSavedViews().filter(({ filter }) => filter !== null)
  const [kind, setKind] = useState<Kind>(destination?.kind ?? 'webhook')
  const save = async (given: Fields, began: Fields) => {
    const fields = fieldsOf(kind, given)
    const view = views.find(({ id }) => `view ${id}` === given.filter)
    const filter = view ? { filter: view.filter } : given.filter === 'all' ? { filter: null } : {}
    const secret = given.secret ? { secret: given.secret } : {}
    if (destination) {
      const change = changed(fields, fieldsOf(kind, began))
      await update.mutateAsync({
        id: destination.id,
        change: { ...change, ...(given.filter !== began.filter && filter), ...secret },
      })
      showDone(t('destinations.saved'))
      return
    }
    const made = await create.mutateAsync({ kind, ...fields, ...filter, ...secret })
    onMade(made.id, made.secret ?? null)
  }
  return (
    <FormDialog
      title={t(destination ? 'destinations.editTitle' : 'destinations.newTitle')}
      action={t(destination ? 'destinations.save' : 'destinations.make')}
      save={save}
      close={close}
    >
      <label className="field">
        <span>{t('destinations.name')}</span>
        <input className="in" name="name" required maxLength={200} defaultValue={destination?.name} data-autofocus />
      </label>
      {!destination && (
        <label className="field">
          <span>{t('destinations.kindOf')}</span>
          <select className="in" value={kind} onChange={(event) => setKind(event.target.value as Kind)}>
            {kinds.map((each) => (
              <option key={each} value={each}>
                {t(`destinations.kinds.${each}`)}
              </option>
            ))}
          </select>
          <small className="t2">{t(`destinations.kindHint.${kind}`)}</small>
        </label>
      )}
      <KindFields kind={kind} destination={destination} />
      {kind === 'webhook' && <Topics chosen={destination?.topics ?? null} />}
      <label className="field">
        <span>{t('destinations.filter')}</span>
        <select className="in" name="filter" defaultValue={destination?.filter ? 'kept' : 'all'}>
          <option value="all">{t('destinations.allLeads')}</option>
          {destination?.filter != null && <option value="kept">{t('destinations.keptFilter')}</option>}
          {views.map(({ id, name }) => (
            <option key={id} value={`view ${id}`}>
              {t('destinations.asView', { name })}
            </option>
          ))}
        </select>
      </label>
      <fieldset className={css.checks}>
        <legend>{t('destinations.also')}</legend>
        {doors.map((door) => (
          <label key={door}>
            <input
              type="checkbox"
              className="cb"
              name={`also.${door}`}
              defaultChecked={destination?.also.includes(door)}
            />
            {t(`destinations.door.${door}`)}
          </label>
        ))}
      </fieldset>
    </FormDialog>
  )
}

function KindFields({ kind, destination }: { kind: Kind; destination: WithHealth | undefined }) {
  const { t } = useTranslation()
  const [isMoved, setIsMoved] = useState(false)
  return (
    <>
      {kind === 'metrika' ? (
        <label className="field">
          <span>{t('destinations.counter')}</span>
          <input
            className="in"
            name="counter"
            required
            inputMode="numeric"
            maxLength={12}
            defaultValue={destination?.settings.counter}
          />
        </label>
      ) : (
        <label className="field">
          <span>{t('destinations.url')}</span>
          <input
            className="in"
            name="url"
            type="url"
            required
            maxLength={2_000}
            placeholder="https://example.com/hook"
            defaultValue={destination?.url}
            onChange={(event) => setIsMoved(event.target.value !== destination?.url)}
          />
        </label>
      )}
      {kind === 'vendor' && (
        <label className="field">
          <span>{t('destinations.user')}</span>
          <input
            className="in"
            name="user"
            required
            maxLength={200}
            autoComplete="off"
            defaultValue={destination?.settings.user}
          />
        </label>
      )}
      {kind !== 'webhook' && (!destination || isMoved) && (
        <label className="field">
          <span>{t(`destinations.secretOf.${kind}`)}</span>
          <input className="in" name="secret" required maxLength={200} autoComplete="off" />
          {destination && <small className="t2">{t('destinations.secretAgain')}</small>}
        </label>
      )}
    </>
  )
}

function Topics({ chosen }: { chosen: readonly string[] | null }) {
  const { t } = useTranslation()
  return (
    <fieldset className={css.checks}>
      <legend>{t('destinations.topics')}</legend>
      {topics.map((topic) => (
        <label key={topic}>
          <input
            type="checkbox"
            className="cb"
            name={`topic.${topic}`}
            defaultChecked={chosen?.includes(`lead.${topic}`)}
          />
          {t(`destinations.topic.${topic}`)}
        </label>
      ))}
    </fieldset>
  )
}

/** The fields that differ from the start of the form; the others may have been changed by a colleague. */
function changed(fields: object, began: object): object {
  const before = new Map(Object.entries(began))
  const isChanged = ([name, value]: [string, unknown]) => JSON.stringify(value) !== JSON.stringify(before.get(name))
  return Object.fromEntries(Object.entries(fields).filter(isChanged))
}

/** The fields of the form in the format of the API. */
function fieldsOf(kind: Kind, given: Fields): object {
  const marked = topics.filter((topic) => given[`topic.${topic}`] !== undefined).map((topic) => `lead.${topic}`)
  const also = doors.filter((door) => given[`also.${door}`] !== undefined)
  return { name: given.name, also, ...ownFields[kind](given, marked) }
}
