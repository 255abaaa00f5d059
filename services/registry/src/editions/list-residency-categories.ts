import { operations } from '@concert/contracts/operations'
import { isResidencyCategory } from '@concert/domain/residency/category'
import { categoryRecords } from '@concert/domain/residency/category-records'
import { plain } from '@concert/platform/operation-route'
import { notFound } from '@concert/platform/refused-request'
import { residencyCategories } from '@concert/sentences/residency-categories'
import type { RegistryContext } from '#context.ts'

/** The residency categories of an edition, as people are told of them. */
export const listResidencyCategories = plain(
  operations.listResidencyCategories,
  async ({ params: { edition } }, { editions }: RegistryContext) => {
    const { scheme } = editions.find(({ id }) => id === edition) ?? notFound('edition')
    const categories = scheme.residencyCategories.map(({ code }) => code).filter(isResidencyCategory)
    return {
      body: {
        items: categories.map((category) => {
          const { stored, upload, holdsPersonalData, stricterThan } = categoryRecords[category]
          return {
            category,
            ...residencyCategories[category],
            taken: upload.kind,
            place: upload.kind === 'place' ? upload.place : null,
            stored,
            holdsPersonalData,
            stricterThan: [...stricterThan],
          }
        }),
      },
    }
  },
)
