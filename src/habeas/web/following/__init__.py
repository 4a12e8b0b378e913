"""What follows a filing: what is due over all cases, one case until the State complies, and one State over all."""
