"""What every page has around it: doors, rights, headers, style, keys and words."""
