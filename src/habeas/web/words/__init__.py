"""What the desk says and in which language: labels, dates, errors and their catalogues."""
