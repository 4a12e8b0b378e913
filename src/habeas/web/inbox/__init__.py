"""Documents come in: what was read, what was set aside and why, and what people say of each."""
