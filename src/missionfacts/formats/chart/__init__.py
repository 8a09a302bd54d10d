"""A flight as lanes down a page, drawn from `model.lanes` as text for eyes."""
