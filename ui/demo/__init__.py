"""One agent's day played through the real window, for whoever wants to see it and for the tests.

`python -m ui.demo --out DIR` imports the sample lists, calls, saves, visits, corrects, writes the
reports and a picture of every screen, and prints one line of JSON.
"""
