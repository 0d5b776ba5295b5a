import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLastEvent } from '../../api/lead-events.ts'
import { changedFields, isSameValue } from '../../api/lead-patch.ts'
import { useOwnFields } from '../../api/own-fields.ts'
import { useProject } from '../../api/session.ts'
import type { Conflict, EditableField, Lead, LeadPatch } from '../../api/types.ts'
import { useFormat } from '../../ui/format.ts'
import { useValue } from '../timeline/changes.tsx'
import { useActorName } from '../timeline/use-actor-name.ts'
import { useEditLead } from '../use-edit-lead.ts'
import style from './dialogs.module.css'

type Row = { name: string; field: EditableField; own?: string; mine: unknown; now: unknown; isMine: boolean }

type Props = { conflict: Conflict; isElsewhere: boolean; close(): void }

/** Both versions of a lead side by side; the member chooses one for each field. If the lead is in another project, that is named. */
export function ConflictDialog({ conflict, isElsewhere, close }: Props) {
  const { t } = useTranslation()
  const { name } = useProject()
  const rows = rowsOf(conflict)
  const edit = useEditLead(conflict.current)
  const [choice, setChoice] = useState<Record<string, boolean>>({})
  const nameOf = useRowName()
  const isMine = (row: Row) => choice[row.name] ?? row.isMine
  const changedBy = useChangedBy(conflict.current)

  return (
    <Modal.Root
      opened
      onClose={close}
      closeOnClickOutside={false}
      closeOnEscape={false}
      size={560}
      padding={0}
      centered
    >
      <Modal.Overlay />
      <Modal.Content>
        <header className={style.head}>
          <Modal.Title>{t('card.conflict.title')}</Modal.Title>
          {isElsewhere && <p className="num">{`${name}, № ${conflict.current.id}`}</p>}
          <p className="t2">
            {changedBy} {t('card.conflict.choose')}
          </p>
        </header>
        <table className={style.vs}>
          <thead>
            <tr>
              <td className={style.corner} />
              <th scope="col">{t('card.conflict.mine')}</th>
              <th scope="col">{t('card.conflict.now')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <td>{nameOf(row)}</td>
                <Side row={row} value={row.mine} isChosen={isMine(row)} choose={() => set(row, true)} side="mine" />
                <Side row={row} value={row.now} isChosen={!isMine(row)} choose={() => set(row, false)} side="now" />
              </tr>
            ))}
          </tbody>
        </table>
        <footer className={`${style.end} ${style.foot}`}>
          <button type="button" className={`btn quiet ${style.endButton}`} onClick={close}>
            {t('card.conflict.drop')}
          </button>
          <button type="button" className={`btn primary ${style.endButton}`} data-autofocus onClick={keep}>
            {t('card.conflict.keep')}
          </button>
        </footer>
      </Modal.Content>
    </Modal.Root>
  )

  function set(row: Row, is: boolean): void {
    setChoice({ ...choice, [row.name]: is })
  }

  function keep(): void {
    close()
    const patch = patchOf(rows.filter(isMine))
    if (Object.keys(patch).length === 0) return
    void edit(patch, t('card.told.conflict'))
  }
}

type SideProps = { row: Row; value: unknown; isChosen: boolean; choose(): void; side: 'mine' | 'now' }

function Side({ row, value, isChosen, choose, side }: SideProps) {
  const { t } = useTranslation()
  const write = useValue()
  const name = useRowName()(row)
  return (
    <td>
      <label className={isChosen ? 'm' : ''}>
        <input
          className="rb"
          type="radio"
          name={`conflict ${row.name}`}
          checked={isChosen}
          aria-label={`${name}: ${t(`card.conflict.${side}`)}`}
          onChange={choose}
        />
        <span className="cut">{write(row.own ? row.name : row.field, value)}</span>
      </label>
    </td>
  )
}

/** Names the field of a row: an own field by its present name. */
function useRowName(): ({ own, field }: Row) => string {
  const { t } = useTranslation()
  const fields = useOwnFields()
  return ({ own, field }) =>
    own === undefined ? t(`card.field.${field}`) : (fields.find(({ key }) => key === own)?.name ?? own)
}

/** Own edits come first and are preselected; fields that only the other side changed follow. */
function rowsOf({ patch, known, current }: Conflict): Row[] {
  const fields = [...new Set([...(Object.keys(patch) as EditableField[]), ...changedFields(known, current)])]
  return fields.flatMap((field): Row[] => {
    const isMine = field in patch
    if (field === 'fields') return ownRows(patch.fields, known.fields, current.fields)
    const value = isMine ? patch[field] : known[field]
    return isSameValue(field, value, current[field])
      ? []
      : [{ name: field, field, mine: value, now: current[field], isMine }]
  })
}

type Own = Record<string, unknown> | null | undefined

function ownRows(mine: Own, known: Own, now: Own): Row[] {
  const names = [...new Set([...Object.keys(mine ?? {}), ...Object.keys(known ?? {}), ...Object.keys(now ?? {})])]
  return names.flatMap((own): Row[] => {
    const isMine = own in (mine ?? {})
    const [value, current] = [(isMine ? mine : known)?.[own] ?? null, now?.[own] ?? null]
    return isSameValue('fields', value, current)
      ? []
      : [{ name: `own ${own}`, field: 'fields', own, mine: value, now: current, isMine }]
  })
}

function patchOf(rows: Row[]): LeadPatch {
  const own = rows.filter(({ own }) => own !== undefined).map(({ own, mine }) => [own, mine])
  const plain = rows.filter(({ own }) => own === undefined).map(({ field, mine }) => [field, mine])
  return { ...Object.fromEntries(plain), ...(own.length > 0 && { fields: Object.fromEntries(own) }) } as LeadPatch
}

/** Who changed it last, and when. */
function useChangedBy({ id, version }: Lead): string {
  const { t } = useTranslation()
  const format = useFormat()
  const actorName = useActorName()
  const last = useLastEvent(id, version)
  if (!last) return ''
  const by = actorName(last.actor).label ?? t(`card.door.${last.door}`)
  const isJustNow = Date.now() - Date.parse(last.at) < 60_000
  return `${by}, ${isJustNow ? t('card.justNow') : format.ago(last.at)}.`
}
