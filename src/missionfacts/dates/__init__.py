"""Dates, spans and elapsed time: pure functions, no clock, and no zone database of their own."""
