"""Records as tables and sheets for eyes: `values` says what is seen, `grid` where it stands, `paint` in which colour.

Rich's own Table measures and renders every cell several times: 352 rows at 100 columns take it 127 ms and `grid` 10 ms,
which is the difference between starting at once and not. Rich does what it alone does well: cell widths, word wrap and
colour.
"""
