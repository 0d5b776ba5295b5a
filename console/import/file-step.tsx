import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type ImportPatch, isOpen, isWorking, useImportMutations } from '../api/imports.ts'
import { useProjectId } from '../api/session.ts'
import type { Import, ImportReading } from '../api/types.ts'
import { ZoneField } from '../places/fields.tsx'
import { FieldError } from '../ui/field-error.tsx'
import { useFormat } from '../ui/format.ts'
import { IconCheck, IconFileImport } from '../ui/icons.ts'
import css from './file-step.module.css'
import { RemoveImport } from './remove-import.tsx'
import { Step } from './step.tsx'
import { Unfinished } from './unfinished.tsx'
import { useSize } from './use-size.ts'
import { type Encoding, encodingNames, quotes, quoteWords, separators, separatorWords } from './words.ts'

/** The file, its format, and its first lines unchanged. */
export function FileStep({ work }: { work: Import }) {
  const { t } = useTranslation()
  const format = useFormat()
  const sizeOf = useSize()
  const project = useProjectId()
  const navigate = useNavigate()
  const { preview, reading, found } = work
  const { update } = useImportMutations(work.id)
  const rows = work.forecast?.rows ?? preview?.rows_read ?? 0
  const isKnown = work.forecast !== null || preview?.is_whole
  const leave = () => void navigate({ to: `/p/${project}/import` as never })
  return (
    <Step name="file">
      <div className={css.file}>
        <IconFileImport className="i" aria-hidden />
        <span className="m cut">{work.name}</span>
        <span className="t2 num">{sizeOf(work.size)}</span>
        {preview && (
          <>
            <span className="t2 num">
              {t(isKnown ? 'imports.rows' : 'imports.rowsMore', { count: rows, number: format.number(rows) })}
            </span>
            <span className="t2 num">
              {t('imports.columns', { count: preview.columns.length, number: format.number(preview.columns.length) })}
            </span>
          </>
        )}
        <span className="grow" />
        {isOpen(work) && <RemoveImport work={work} onRemoved={leave} />}
      </div>
      {work.state === 'uploading' && <Unfinished work={work} onRemoved={leave} />}
      {reading && found && (
        <Knobs
          work={work}
          reading={reading}
          found={found}
          isBusy={update.isPending || isWorking(work)}
          set={(change) => update.mutate({ reading: change } as ImportPatch)}
        />
      )}
      <FieldError error={update.error} />
      {preview && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: keys can scroll it
        <section className={css.code} tabIndex={0} aria-label={t('imports.lines')}>
          {preview.lines.map(({ line, text }) => (
            <span key={line}>
              <span className={css.off}>{String(line).padStart(3)} </span>
              {line === reading?.header_row ? text : <b>{text}</b>}
              {'\n'}
            </span>
          ))}
        </section>
      )}
    </Step>
  )
}

type KnobsProps = {
  work: Import
  reading: ImportReading
  found: ImportReading
  isBusy: boolean
  set(change: Partial<ImportReading>): void
}

function Knobs({ work, reading, found, isBusy, set }: KnobsProps) {
  const { t } = useTranslation()
  const canChange = isOpen(work) && !isBusy
  const header = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
  const isOfText = reading.format !== 'xlsx'
  return (
    <div className={css.knobs}>
      {isOfText && (
        <Knob
          label={t('imports.encoding')}
          value={reading.encoding ?? ''}
          isFound={reading.encoding === found.encoding}
          options={(Object.keys(encodingNames) as Encoding[]).map((name) => [name, encodingNames[name]])}
          disabled={!canChange}
          choose={(encoding) => set({ encoding: encoding as Encoding })}
        />
      )}
      {reading.format === 'csv' && (
        <Knob
          label={t('imports.separator')}
          value={reading.separator ?? ''}
          isFound={reading.separator === found.separator}
          options={separators.map((sign) => [sign, t(`imports.sign.${separatorWords[sign]}`)])}
          disabled={!canChange}
          choose={(separator) => set({ separator: separator as (typeof separators)[number] })}
        />
      )}
      {reading.format === 'csv' && (
        <Knob
          label={t('imports.quote')}
          value={reading.quote ?? ''}
          isFound={reading.quote === found.quote}
          options={quotes.map((sign) => [sign, t(`imports.sign.${quoteWords[sign]}`)])}
          disabled={!canChange}
          choose={(quote) => set({ quote: quote === '' ? null : (quote as '"') })}
        />
      )}
      {work.sheets.length > 1 && (
        <Knob
          label={t('imports.sheet')}
          value={reading.sheet ?? ''}
          isFound={reading.sheet === found.sheet}
          options={work.sheets.map((name) => [name, name])}
          disabled={!canChange}
          choose={(sheet) => set({ sheet })}
        />
      )}
      {reading.format !== 'jsonl' && (
        <Knob
          label={t('imports.header')}
          value={String(reading.header_row)}
          isFound={reading.header_row === found.header_row}
          options={[...new Set([...header, reading.header_row])].map((line) => [
            String(line),
            line === 0 ? t('imports.noHeader') : t('imports.headerLine', { line }),
          ])}
          disabled={!canChange}
          choose={(line) => set({ header_row: Number(line) })}
        />
      )}
      <ZoneField
        key={reading.time_zone}
        name="time_zone"
        label={t('imports.zone')}
        hint={t('imports.zoneHint')}
        given={reading.time_zone}
        isDisabled={!canChange}
        isSmall
        onChoose={(time_zone) => time_zone !== reading.time_zone && set({ time_zone })}
      />
    </div>
  )
}

type KnobProps = {
  label: string
  value: string
  isFound: boolean
  options: [value: string, label: string][]
  disabled: boolean
  choose(value: string): void
}

function Knob({ label, value, isFound, options, disabled, choose }: KnobProps) {
  const { t } = useTranslation()
  return (
    <label className="field">
      <span>{label}</span>
      <select className="in s" value={value} disabled={disabled} onChange={(event) => choose(event.target.value)}>
        {options.map(([name, text]) => (
          <option key={name} value={name}>
            {text}
          </option>
        ))}
      </select>
      <small>
        {isFound && <IconCheck className="i" aria-hidden />}
        {t(isFound ? 'imports.found' : 'imports.chosen')}
      </small>
    </label>
  )
}
