"""Tests may import the builders that lie beside this file."""
