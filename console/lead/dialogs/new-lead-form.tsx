import { Autocomplete, Select } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIdempotencyKey } from '../../api/idempotency-key.ts'
import { clearLeadDraft, type LeadDraft, readLeadDraft, saveLeadDraft } from '../../api/lead-draft.ts'
import { isActive, useMembers } from '../../api/members.ts'
import { useMe, useProjectId } from '../../api/session.ts'
import { useSources } from '../../api/sources.ts'
import { isSelectable, useStatuses } from '../../api/statuses.ts'
import { useFormat } from '../../ui/format.ts'
import { goTo } from '../../ui/go.ts'
import { problemText } from '../../ui/problem-text.ts'
import { isEmail } from '../contact.ts'
import { parsePriceInput } from '../facts/price.ts'
import { useCreateLead } from '../use-create-lead.ts'
import style from './dialogs.module.css'
import { SamePerson } from './same-person.tsx'

const none: LeadDraft = {
  name: '',
  phone: '',
  email: '',
  title: '',
  source: '',
  status: '',
  price: '',
  assignee: '',
  text: '',
}

/** The fields of a new lead; at least one must be filled. */
export default function NewForm({ known, close }: { known: { name?: string }; close(): void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const project = useProjectId()
  const statuses = useStatuses().filter(isSelectable)
  const members = useMembers().filter(isActive)
  const me = useMe().data?.id
  const create = useCreateLead()
  const [kept, setKept] = useState(() => readLeadDraft(project))
  const [draft, setDraft] = useState<LeadDraft>({ ...none, ...kept, ...(known.name && { name: known.name }) })
  const [key, setKey] = useState(newIdempotencyKey)
  const [wrong, setWrong] = useState<'price' | 'empty'>()
  const sources = useSources(draft.source)
  const isWaiting = create.isPaused || (create.isPending && create.failureCount > 0)
  const status = draft.status || statuses[0]?.id || ''
  const assignee = draft.assignee || (members.some(({ id }) => id === me) ? (me ?? '') : '')

  const set = (change: Partial<LeadDraft>) => {
    const next = { ...draft, ...change }
    setDraft(next)
    setKey(newIdempotencyKey()) // what is sent again without a change is the same lead
    saveLeadDraft(project, next)
    setWrong(undefined)
    create.reset()
  }
  const field = (name: keyof LeadDraft, rest: object = {}) => ({
    className: 'in',
    name,
    value: draft[name],
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
    ...rest,
  })

  return (
    <form className={style.form} onSubmit={submit} onKeyDown={press} noValidate>
      {kept && !create.isPending && (
        <p className={`t2 ${style.kept}`} role="status">
          {t('card.new.kept')}
          <button type="button" className="link" onClick={startAnew}>
            {t('card.new.anew')}
          </button>
        </p>
      )}
      {/* what is changed once it is on its way would be a second lead */}
      <fieldset className={style.fields} disabled={create.isPending}>
        <label className="field">
          <span>{t('card.field.name')}</span>
          <input {...field('name', { maxLength: 1000, autoFocus: true })} />
        </label>
        <div className={style.two}>
          <label className="field">
            <span>{t('card.field.phone')}</span>
            <input {...field('phone', { type: 'tel', inputMode: 'tel', maxLength: 1000 })} />
          </label>
          <label className="field">
            <span>{t('card.field.email')}</span>
            <input {...field('email', { inputMode: 'email', maxLength: 1000 })} />
            {draft.email.trim() !== '' && !isEmail(draft.email.trim()) && <small>{t('card.noEmail')}</small>}
          </label>
        </div>
        <SamePerson phone={draft.phone} email={draft.email} open={open} />
        <label className="field">
          <span>{t('card.field.title')}</span>
          <input {...field('title', { placeholder: t('card.new.title'), maxLength: 1000 })} />
        </label>
        <label className="field">
          <span>{t('card.field.text')}</span>
          <textarea {...field('text', { rows: 3, className: `in ${style.area}`, maxLength: 65_535 })} />
        </label>
        <div className={style.two}>
          <Autocomplete
            label={t('card.field.source')}
            value={draft.source}
            data={sources.map(({ source }) => source)}
            filter={({ options }) => options}
            onChange={(source) => set({ source })}
            maxDropdownHeight={200}
          />
          <label className="field">
            <span>{t('card.field.price')}</span>
            <span className={wrong === 'price' ? 'in err' : 'in'}>
              <input
                {...field('price', { className: 'num', inputMode: 'decimal', 'aria-invalid': wrong === 'price' })}
              />
              <span className="t2">{format.currencySign}</span>
            </span>
            {wrong === 'price' && (
              <span className="msg" role="alert">
                {t('card.wrong.price')}
              </span>
            )}
          </label>
          <Select
            label={t('card.field.status')}
            value={status}
            data={statuses.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(value) => set({ status: value ?? '' })}
            allowDeselect={false}
          />
          <Select
            label={t('card.field.assignee')}
            value={assignee === 'nobody' ? null : assignee || null}
            placeholder={t('card.nobody')}
            data={members.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(value) => set({ assignee: value ?? 'nobody' })}
            clearable
            clearButtonProps={{ 'aria-label': t('card.pick.clear') }}
          />
        </div>
      </fieldset>
      {(wrong === 'empty' || create.error !== null) && (
        <p className="msg" role="alert">
          {wrong === 'empty' ? t('card.wrong.empty') : problemText(t, create.error)}
        </p>
      )}
      {isWaiting && (
        <p className="t2" role="status">
          {t('card.new.waits')}
        </p>
      )}
      <footer className={style.end}>
        <span className={`grow t2 ${style.keys}`}>
          <kbd>Ctrl Enter</kbd>
        </span>
        <button type="button" className={`btn quiet ${style.endButton}`} onClick={close}>
          {t(isWaiting ? 'close' : 'card.cancel')}
        </button>
        <button type="submit" className={`btn primary ${style.endButton}`} disabled={create.isPending}>
          {t('card.new.create')}
        </button>
      </footer>
    </form>
  )

  function press(event: KeyboardEvent<HTMLFormElement>): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
  }

  function open(id: string): void {
    close()
    goTo(`/p/${project}/leads/${id}`)
  }

  function startAnew(): void {
    clearLeadDraft(project)
    setKept(undefined)
    setDraft(none)
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (create.isPending) return
    const price = draft.price.trim() === '' ? null : parsePriceInput(draft.price)
    const isEmpty = ![draft.name, draft.phone, draft.email, draft.title, draft.text].some((each) => each.trim())
    if (price === undefined) setWrong('price')
    else if (isEmpty) setWrong('empty')
    else {
      const whole = { ...draft, status, assignee, price: price ?? '' }
      create.mutate({ project, key, draft: whole }, { onSuccess: close })
    }
  }
}
