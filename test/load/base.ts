/** The commit that measurements are compared with: the version before the case became the unit. */
export const BASE = '9d777b30f325037a36a7dc09253e5966723a21c6'
