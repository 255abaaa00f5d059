import type { Weakening } from './weakening.ts'

/** What must be on record of a file before its content crosses a border. */
export const ofCrossing: readonly Weakening[] = [
  {
    name: 'unstated-group-taken-for-large',
    file: 'services/evidence/src/artefact/ask-gate.ts',
    from: 'smallestGroup: artefact.smallestGroup,',
    to: 'smallestGroup: artefact.smallestGroup ?? 10,',
    noticedBy: ['test/border/border-read.test.ts'],
  },
  {
    name: 'group-of-nine-across-a-border',
    file: 'packages/domain/src/read-gate/guards.ts',
    from: 'const groupMin = 10',
    to: 'const groupMin = 9',
    noticedBy: ['test/border/border-read.test.ts'],
  },
  {
    name: 'smallest-group-of-anything',
    file: 'packages/domain/src/artefact/guards.ts',
    from: '  groupIsOfCategory,\n  ...kindGuards,',
    to: '  ...kindGuards,',
    noticedBy: ['packages/domain/src/artefact/artefact.test.ts'],
  },
  {
    name: 'group-corrected-to-a-larger-one',
    file: 'packages/domain/src/artefact/correction-guards.ts',
    from: '  groupIsNotEnlarged,\n  kindOf',
    to: '  kindOf',
    noticedBy: ['packages/domain/src/artefact/correction.test.ts'],
  },
  {
    name: 'group-enlarged-by-a-statement',
    file: 'migrations/cell/0450-smallest-groups.sql',
    from: 'coalesce(new.smallest_group > old.smallest_group,',
    to: 'coalesce(new.smallest_group < 0,',
    noticedBy: ['services/evidence/test/corrected-evidence.test.ts'],
  },
  {
    name: 'technology-checked-by-nobody',
    file: 'services/evidence/src/artefact/ask-gate.ts',
    from: 'isCheckedAgainstCatalogue(artefact.technologyCheck, artefact.authority, at)',
    to: "isCheckedAgainstCatalogue({ catalogue: 'CN-2025', result: 'not-listed' }, artefact.authority, at)",
    noticedBy: ['test/border/technology-check.test.ts'],
  },
  {
    name: 'listed-technology-across-a-border',
    file: 'packages/domain/src/technology-catalogue/technology-check.ts',
    from: "if (check?.result !== 'not-listed') return false",
    to: 'if (check === null) return false',
    noticedBy: ['packages/domain/src/artefact/technology.test.ts', 'test/border/technology-check.test.ts'],
  },
  {
    name: 'technology-checked-elsewhere',
    file: 'packages/domain/src/artefact/technology-guards.ts',
    from: 'return asking.includes(jurisdictionOf(authority))',
    to: 'return asking.length > 0 && jurisdictionOf(authority)',
    noticedBy: ['packages/domain/src/artefact/technology.test.ts'],
  },
  {
    name: 'technology-checked-by-an-ended-edition',
    file: 'packages/domain/src/artefact/table.ts',
    from: 'checkIsAskedHere, catalogueHolds, checkerHasOpenedFile]',
    to: 'checkIsAskedHere, checkerHasOpenedFile]',
    noticedBy: ['packages/domain/src/artefact/technology.test.ts'],
  },
  {
    name: 'technology-checked-unread',
    file: 'services/evidence/src/artefact/judge-evidence.ts',
    from: 'return rowCount !== 0',
    to: 'return rowCount !== null',
    noticedBy: ['test/border/technology-check.test.ts'],
  },
  {
    name: 'flowing-without-an-answer',
    file: 'packages/platform/src/while-allowed.ts',
    from: 'isReached(1, flowed + pieceBytes)',
    to: 'isReached(2, flowed + pieceBytes)',
    noticedBy: ['packages/platform/src/while-allowed.test.ts'],
  },
  {
    name: 'complete-though-the-reader-left',
    file: 'services/exchange/src/border-read/pass-on.ts',
    from: "end.outcome !== 'complete' || error === undefined",
    to: "end.outcome === 'complete' || error === undefined",
    noticedBy: ['services/exchange/src/border-read/pass-on.test.ts'],
  },
]
