"""Let a team in: log-in with a second factor, sessions, accounts and compartments."""
