-- A grade rests on evidence of the kinds that its requirement asks for.
grant select (kind) on evidence.artefacts to concert_reviews;
