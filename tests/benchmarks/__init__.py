"""How long the program takes, beside what it could take at best: `python -m tests.benchmarks` in the project's folder.

Nothing here is a test. Times drift from machine to machine: a measure is told beside a reference that was taken in
turns with it in the same run, and most goals are shares of those. The cases that are opened `made.py` makes.

Each step has a limit, and whatever fails in it ends only that step: `Run.do`. The short set opens 100,000 claims from
their store alone, which `Run.stored` makes before the time begins: to open them cold takes as long as all the rest.
"""
