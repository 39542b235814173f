"""How long the program takes, beside what it could take at best: `python -m tests.benchmarks` in the project's folder.

Nothing here is a test. Times drift from machine to machine: a measure is told beside a reference that was taken in
turns with it in the same run, and most goals are shares of those. The cases that are opened `made.py` makes.
"""
