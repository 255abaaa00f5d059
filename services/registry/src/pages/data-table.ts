import { createElement as h, type ReactElement, type ReactNode } from 'react'

/** The content of a table; the first cell of a row is its heading. */
export interface DataTable {
  /** For screen readers; absent where the heading above says the same. */
  readonly caption?: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly ReactNode[])[]
}

/**
 * A table that a narrow screen shows as one block per row, each cell under its heading. The roles are explicit because
 * some browsers ignore those of a table that is not displayed as a table.
 */
export function dataTable({ caption, headings, rows }: DataTable): ReactElement {
  return h(
    'div',
    { className: 'scroll' },
    h(
      'table',
      { role: 'table' },
      caption === undefined ? null : h('caption', null, caption),
      h(
        'thead',
        { role: 'rowgroup' },
        h(
          'tr',
          { role: 'row' },
          ...headings.map((heading) => h('th', { role: 'columnheader', scope: 'col' }, heading)),
        ),
      ),
      h('tbody', { role: 'rowgroup' }, ...rows.map((cells) => row(cells, headings))),
    ),
  )
}

function row(cells: readonly ReactNode[], headings: readonly string[]): ReactElement {
  const [name, ...others] = cells
  return h(
    'tr',
    { role: 'row' },
    h('th', { role: 'rowheader', scope: 'row' }, name),
    ...others.map((cell, index) =>
      h('td', { role: 'cell', 'data-heading': others.length > 1 ? headings[index + 1] : undefined }, cell),
    ),
  )
}
