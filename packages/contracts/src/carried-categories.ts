import type { ResidencyCategory } from '@concert/domain/residency/category'
import { z } from 'zod'

declare const carried: unique symbol

/** A schema whose values carry data of these categories and of no other. */
export interface Carries<Category extends ResidencyCategory> {
  readonly [carried]: Category
}

/** One member of what crosses, with the category of its data. */
export interface Part<Category extends ResidencyCategory, Schema extends z.ZodType> {
  readonly category: Category
  readonly schema: Schema
}

type Whole = z.ZodObject & Carries<ResidencyCategory>
type Member = Part<ResidencyCategory, z.ZodType> | Whole
type Members = Readonly<Record<string, Member>>

type SchemaOf<Of extends Member> = Of extends Part<ResidencyCategory, infer Schema> ? Schema : Of
type CategoryOf<Of extends Member> =
  Of extends Part<infer Category, z.ZodType> ? Category : Of extends Carries<infer Category> ? Category : never

/** The categories of the members of each object, by the name of the member. */
const known = new WeakMap<z.ZodType, Readonly<Record<string, ResidencyCategory | Whole>>>()

/** A member that carries data of one category. */
export function of<Category extends ResidencyCategory, Schema extends z.ZodType>(
  category: Category,
  schema: Schema,
): Part<Category, Schema> {
  return { category, schema }
}

/**
 * An object of which every member has its category; its type knows all of them. `id` is its name in the OpenAPI documents.
 *
 * @example
 * carrying({ applicationId: of('C15', applicationId), edition: of('C1', editionId) })
 */
export function carrying<const Shape extends Members>(shape: Shape, id?: string) {
  const members = Object.entries(shape)
  const schemas = Object.fromEntries(members.map(([name, member]) => [name, isPart(member) ? member.schema : member]))
  const strict = z.strictObject(schemas as { [Name in keyof Shape]: SchemaOf<Shape[Name]> })
  const named = id === undefined ? strict : strict.meta({ id })
  known.set(named, Object.fromEntries(members.map(([name, one]) => [name, isPart(one) ? one.category : one])))
  return named as typeof strict & Carries<CategoryOf<Shape[keyof Shape]>>
}

function isPart(member: Member): member is Part<ResidencyCategory, z.ZodType> {
  return 'category' in member
}

/** One member of a body and what it carries; null where nobody said it. */
export interface CarriedMember {
  readonly path: readonly string[]
  readonly category: ResidencyCategory | null
}

/** What each member of a body that is there carries by its schema. */
export function carriedIn(schema: z.ZodType, body: unknown, path: readonly string[] = []): CarriedMember[] {
  if (typeof body !== 'object' || body === null) return []
  const categories = known.get(schema) ?? {}
  return Object.entries(body).flatMap(([name, value]) => {
    const category = Object.hasOwn(categories, name) ? categories[name] : undefined
    const at = [...path, name]
    if (category === undefined) return [{ path: at, category: null }]
    return typeof category === 'string' ? [{ path: at, category }] : carriedIn(category, value, at)
  })
}
