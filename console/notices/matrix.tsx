import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { NoticeKind, NoticePlace } from '../api/types.ts'
import { useWorkingTime } from '../api/working-time.ts'
import { useIsPhone } from '../ui/use-phone.ts'
import css from './matrix.module.css'
import { places } from './words.ts'

export type Matrix = Record<NoticeKind, NoticePlace[]>
type Props = {
  kinds: readonly NoticeKind[]
  matrix: Matrix
  change(kind: NoticeKind, places: NoticePlace[]): void
  /** Whether a place cannot get notices yet. */
  isOff(place: NoticePlace): boolean
  /** The content below the name of a place. */
  below(place: NoticePlace): ReactNode
}

/** The kinds of notices and their places: a table of checkboxes, on a phone a section for each kind. */
export function MatrixFields(props: Props) {
  const { kinds, below } = props
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  if (isPhone)
    return (
      <>
        <ul className={css.ways}>
          {places.map((place) => (
            <li key={place}>
              <span className="m">{t(`notices.place.${place}`)}</span>
              <div>{below(place)}</div>
            </li>
          ))}
        </ul>
        {kinds.map((kind) => (
          <fieldset key={kind} className={css.kind}>
            <legend>
              <KindName kind={kind} />
            </legend>
            {places.map((place) => (
              <Box key={place} {...props} kind={kind} place={place} />
            ))}
          </fieldset>
        ))}
      </>
    )
  return (
    <table className={css.matrix} aria-label={t('notices.matrix')}>
      <thead>
        <tr>
          <th scope="col">
            <b>{t('notices.what')}</b>
          </th>
          {places.map((place) => (
            <th key={place} scope="col">
              <b>{t(`notices.place.${place}`)}</b>
              {below(place)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {kinds.map((kind) => (
          <tr key={kind}>
            <th scope="row">
              <KindName kind={kind} />
            </th>
            {places.map((place) => (
              <td key={place}>
                <Box {...props} kind={kind} place={place} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function KindName({ kind }: { kind: NoticeKind }) {
  const { t } = useTranslation()
  const minutes = useWorkingTime().data?.response_minutes
  const name = kind === 'late' && minutes ? t('notices.lateIn', { count: minutes }) : t(`notices.kind.${kind}`)
  const hint = t(`notices.hint.${kind}`, { defaultValue: '' })
  return (
    <>
      {name} {hint && <small className="t2">{hint}</small>}
    </>
  )
}

function Box({ kind, place, matrix, change, isOff }: Props & { kind: NoticeKind; place: NoticePlace }) {
  const { t } = useTranslation()
  const chosen = matrix[kind]
  const name = t(`notices.place.${place}`)
  return (
    <label>
      <input
        type="checkbox"
        className="cb"
        aria-label={`${t(`notices.kind.${kind}`)}: ${name}`}
        disabled={isOff(place)}
        checked={chosen.includes(place)}
        onChange={({ target }) =>
          change(
            kind,
            places.filter((each) => (each === place ? target.checked : chosen.includes(each))),
          )
        }
      />
      <span className={css.place}>{name}</span>
    </label>
  )
}
