"""Result reports: plain data in, PDF out. Knows nothing of the store or the window.

`model` is what goes in, `summary` the figures (also shown by the log screen), `pdf` writes.
`model` and `summary` are light; reportlab is loaded by `pdf` only, on the first report.
"""
