"""The practice partner: plays members and employers, offline, the same for the same seed.

Whoever practises picks an offered sentence or types one; the partner answers by mood. Nothing here
touches contacts, facts of calls or reports. `shelf` reads the people, `session` begins a call,
`engine.respond` takes it one move further, `scoring` and `debrief` judge it, `course` counts what
was passed, `records` writes a call down as JSON data.
"""
