"""Records in, text out. `emit.emit` is the only writer; a format is a module, and `registry` names them."""
