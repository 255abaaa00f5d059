import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { dataTable } from './data-table.ts'

test('every cell carries its heading, which a narrow screen shows in its place', () => {
  const table = renderToStaticMarkup(
    dataTable({ headings: ['Place', 'Effect', 'Since'], rows: [['HK', 'active', 'today']] }),
  )
  expect(table).toContain('<th role="rowheader" scope="row">HK</th>')
  expect(table).toContain('<td role="cell" data-heading="Effect">active</td>')
  expect(table).toContain('<td role="cell" data-heading="Since">today</td>')
})

test('a table of two columns does not repeat its heading in every row', () => {
  const table = renderToStaticMarkup(dataTable({ headings: ['Service', 'Task'], rows: [['a', 'b']] }))
  expect(table).toContain('<td role="cell">b</td>')
})
