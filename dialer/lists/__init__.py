"""List files: read, recognise the columns, clean the rows, set bad rows and duplicates aside."""
