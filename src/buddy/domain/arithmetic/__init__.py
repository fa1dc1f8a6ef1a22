"""Exact arithmetic from text: `calculator.calculate` evaluates, `slots.expression_in` extracts.

Lexer, parser and unit table are our own and stand on `fractions` alone: the core may load no
third-party module, every intermediate value must be bounded before it is computed, and a table of
exact factors is one file. (A unit library was measured for this: it takes about half a second and
tens of megabytes to load, and works in floats unless told otherwise.)
"""
