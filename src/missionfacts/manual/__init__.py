"""What the command says of itself: help on the terminal and man pages, made from the same pages.

It is imported only by who asks for help, and when the man pages are built.
"""
