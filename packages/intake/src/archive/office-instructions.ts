// What an office document tells its program to do beside showing text: fields, formulas, actions and addresses.

/** Fields of a text that fetch something when they are brought up to date, and the beginning of an address outside of the document. */
const fetching =
  /\b(?:INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|DATABASE|RD)\b[^]{0,300}?(?:https?:|ftp:|file:|mhtml:|\\\\\\\\|\\\\[\w.]+\\)/i
/** Functions that ask other programs or machines. */
const asking = /(?:^|[^\w.])(?:_xl\w+\.)?(?:WEBSERVICE|RTD|CALL|REGISTER(?:\.ID)?|EXEC|SQL\.REQUEST|DDE)\s*\(/i
/** A program, a subject and an item: the form in which tables ask another program. */
const askingProgram = /^\s*(?:of:)?[=+\-@]?\s*'?[a-z][\w.]*'?\|/i
const drawing = /(?:^|[^\w.])(?:_xl\w+\.)?IMAGE\s*\(\s*["'](?:[a-z][a-z0-9+.-]*:|\\\\|\/\/)/i

/** More of the instructions of a part is not looked at. */
const INSTRUCTION_CHARACTERS = 65_536

type Instructed = { readonly code: 'office-active-content' | 'office-external'; readonly what: string }

/** Gathers the fields and formulas of one part: their text comes in pieces. */
export class OfficeInstructions {
  #kind: 'field' | 'formula' | undefined
  #fields = ''
  #formula = ''
  #asksByFormula = false

  /** At the beginning of an element, by its local name and its attributes. */
  begin(element: string, attributes: Readonly<Record<string, string>>): void {
    this.#kind = element === 'instrtext' ? 'field' : element === 'f' ? 'formula' : undefined
    if (element !== 'fldsimple') return
    for (const [name, value] of Object.entries(attributes)) if (name.endsWith('instr')) this.#fields += ` ${value}`
  }

  take(text: string): void {
    if (this.#kind === 'field') this.#fields = (this.#fields + text).slice(-INSTRUCTION_CHARACTERS)
    if (this.#kind === 'formula') this.#formula = (this.#formula + text).slice(0, INSTRUCTION_CHARACTERS)
  }

  end(): void {
    this.#asksByFormula ||= this.#formula !== '' && isAskingFormula(this.#formula)
    this.#formula = ''
    this.#kind = undefined
  }

  found(): Instructed[] {
    const asks = /\bDDE(?:AUTO)?\b/i.test(this.#fields)
    return [
      ...(asks ? [{ code: 'office-active-content', what: 'DDE' } as const] : []),
      ...(this.#asksByFormula ? [{ code: 'office-active-content', what: 'formula' } as const] : []),
      ...(fetching.test(this.#fields) ? [{ code: 'office-external', what: 'field' } as const] : []),
    ]
  }
}

/** Whether a formula of a table asks another program or another machine. */
export function isAskingFormula(formula: string): boolean {
  return asking.test(formula) || askingProgram.test(formula) || drawing.test(formula)
}

/** An address that starts a program when it is followed, or runs. */
export function isRunningAddress(address: string): boolean {
  return /^(?:javascript|vbscript|data|mhtml|mk|its|ms-[a-z-]+|search-ms|shell|vnd\.sun\.star\.(?:script|expand)|macro):/i.test(
    address.replaceAll(/[\p{Cc}\s]/gu, ''),
  )
}

/** Names under which a table has macros run when it is opened, closed or looked at. */
export function isNameOfMacro(name: string): boolean {
  return /^(?:_xlnm\.)?auto_(?:open|close|activate|deactivate)/i.test(name)
}
