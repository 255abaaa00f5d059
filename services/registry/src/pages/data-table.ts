import { createElement as h, type ReactElement, type ReactNode } from 'react'

/** What a table says; the first cell of a row names it. */
export interface DataTable {
  /** For those who hear the table; left out where the heading above is all there is to say. */
  readonly caption?: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly ReactNode[])[]
}

/**
 * A table that a narrow screen shows as one block a row, each cell under its heading. The roles are spelled out because some
 * browsers forget those of a table that is not displayed as one.
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
