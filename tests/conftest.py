"""Tests may import the builders that lie beside this file."""

from hypothesis import settings

# A machine that is shared has no deadlines: speed is measured in bench/.
settings.register_profile("habeas", deadline=None)
settings.load_profile("habeas")
