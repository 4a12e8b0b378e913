"""How ``propose`` says no."""

from __future__ import annotations

from habeas.errors import Broken


class ModelNotGenuine(Broken):
    """The installed language model is not, byte for byte, the one this version was measured with."""

    code = "model-not-genuine"
    exit_code = 34
    says = "The file %(file)s of the language model %(model)s is not the one that its makers published."
    remedy = (
        "Remove the package %(model)s and install Habeas again from its hash-pinned lock; "
        "without the package the rules work alone and say so."
    )
