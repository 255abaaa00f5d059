import { residencyCategories } from '@concert/domain/residency/category'
import { categoryRecords } from '@concert/domain/residency/category-records'
import { expect, test } from 'vitest'
import { editions, loadEdition } from './load-edition.ts'

test.each(editions)('the rules know the residency categories of %s by their titles', (id) => {
  const titles = loadEdition(id).scheme.residencyCategories.map(({ code, title }) => [code, title])
  expect(titles).toEqual(residencyCategories.map((code) => [code, categoryRecords[code].title]))
})
