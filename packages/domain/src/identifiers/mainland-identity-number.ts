/** GB/T 2260: the divisions of the first level, those of Taiwan, Hong Kong and Macao among them, and 83 for residents from Taiwan. */
const divisions = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'
const form = /^(\d{2})\d{4}((?:18|19|20)\d{2})(\d{2})(\d{2})\d{3}[\dX]$/

/**
 * Whether a text is a mainland citizen's number or that of a residence permit of its form: a division, a date of birth and a check
 * character. Source: GB 11643-1999, ISO 7064 MOD 11-2.
 *
 * @example isMainlandIdentityNumber('11010519491231002X') // true
 */
export function isMainlandIdentityNumber(value: string): boolean {
  const [, division, year, month, day] = form.exec(value) ?? []
  if (division === undefined || !divisions.has(division)) return false
  if (!isDay(Number(year), Number(month), Number(day))) return false
  const sum = weights.reduce((total, weight, index) => total + weight * Number(value.charAt(index)), 0)
  return value.charAt(17) === checkCharacters.charAt(sum % 11)
}

function isDay(year: number, month: number, day: number): boolean {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  return days !== undefined && day >= 1 && day <= days
}
