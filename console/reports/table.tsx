import type { ReactNode } from 'react'
import css from './table.module.css'

/** A column: its head, its cell in each row, and its footer. The first column names the row. */
export type Column<Row> = {
  key: string
  title?: string | undefined
  /** What the title means. */
  hint?: string | undefined
  /** The width (px); columns without one share the rest. */
  width?: number
  isNumber?: boolean
  cell(row: Row): ReactNode
  foot?: ReactNode
}

/** Content across all columns in place of a row. */
export type Across = { key: string; across: ReactNode }

type Props<Row> = {
  label: string
  columns: Column<Row>[]
  rows: (Row | Across)[]
  keyOf(row: Row): string
  /** Below this width (px) the table scrolls sideways. */
  minWidth?: number | undefined
}

/** A table of numbers, with a foot if any column has one. */
export function Table<Row extends object>({ label, columns, rows, keyOf, minWidth }: Props<Row>) {
  const footed = columns.findIndex(({ foot }, index) => index > 0 && foot !== undefined) // the first footer cell spans the columns before it
  return (
    <div className={minWidth === undefined ? undefined : css.frame}>
      <table className={css.table} style={{ minWidth }} aria-label={label}>
        <colgroup>
          {columns.map(({ key, width }) => (
            <col key={key} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ key, title, hint, isNumber }) =>
              title === undefined ? (
                <td key={key} className={css.blank} />
              ) : (
                <th key={key} scope="col" className={isNumber ? css.r : undefined} title={hint}>
                  {title}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) =>
            isAcross(row) ? (
              <tr key={row.key}>
                <td colSpan={columns.length}>{row.across}</td>
              </tr>
            ) : (
              <tr key={keyOf(row)}>
                {columns.map(({ key, cell, isNumber }, index) =>
                  index === 0 ? (
                    <th key={key} scope="row">
                      {cell(row)}
                    </th>
                  ) : (
                    <td key={key} className={isNumber ? css.r : undefined}>
                      {cell(row)}
                    </td>
                  ),
                )}
              </tr>
            ),
          )}
        </tbody>
        {footed > 0 && (
          <tfoot>
            <tr>
              <th scope="row" colSpan={footed}>
                {columns[0]?.foot}
              </th>
              {columns.slice(footed).map(({ key, foot, isNumber }) => (
                <td key={key} className={isNumber ? css.r : undefined}>
                  {foot}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

function isAcross(row: object): row is Across {
  return 'across' in row
}
