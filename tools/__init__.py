"""Scripts for those who keep the data; run from a checkout, and not installed."""
