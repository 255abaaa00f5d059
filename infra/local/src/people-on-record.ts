/** People are on record who were there before anybody could be entered: an installation with them does not begin empty. */
export class PeopleOnRecord extends Error {}
