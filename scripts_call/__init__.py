"""Call scripts: what the officer says, what the person answers, where that leads.

Plain data and pure functions; nothing here knows the store, the window or the telephone.
`library` hands out the scripts, `stepper` walks through one, `cards` shows where one stands,
`search` finds an objection, `loader` reads and checks a file, `facts` knows what is in force.
"""
