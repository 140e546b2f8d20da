"""The policy mix computed: where it has holes, what acts on what, who hands over to whom, which ways compete.

    mix = Mix.of(source)        # what is known, once, in types
    overview(mix)               # the coverage matrix, seen by goal, by who leads, by level of government
    pairs_worth_asking(mix)     # whom to ask about, of all pairs
    relay(mix)                  # stages with their bodies and the hand-overs between them
    suggestions(mix)            # what could fill the gap of each goal

Must not: pass or fail a mission (see `app.domain.quality`), or hold text.
"""
