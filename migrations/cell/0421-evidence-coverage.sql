-- What evidence an application has of what its edition asks for: from what was said of each file, not from its bytes.
grant select (evidence_id, kind, requirements, effective_on) on evidence.artefacts to concert_applications;
