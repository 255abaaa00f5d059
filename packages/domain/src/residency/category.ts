/** Residency categories of the scheme: what a file holds decides where it may lie and who may read it from where. */
export const residencyCategories = [
  'C0',
  'C1',
  'C2',
  'C3',
  'C4',
  'C5',
  'C6',
  'C7',
  'C8',
  'C9',
  'C10',
  'C11',
  'C12',
  'C13',
  'C14',
  'C15',
] as const
export type ResidencyCategory = (typeof residencyCategories)[number]

/** Whether a text is the code of a category. */
export function isResidencyCategory(text: string): text is ResidencyCategory {
  return residencyCategories.some((category) => category === text)
}
