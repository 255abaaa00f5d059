/** The commit that measurements are compared with: the one at which the case had become the unit. */
export const BASE = 'a234fec39ac7719493faa596c4939d13fc2794ef'
