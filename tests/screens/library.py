"""All scenes, in the order of a guide: from the first start to what goes wrong."""

from typing import Final

from tests.screens import (
    approving,
    carrying,
    first_run,
    guarding,
    keeping,
    mandiri,
    minding,
    ordering,
    planning,
    reading,
    sending,
    today,
    writing,
)
from tests.screens.scene import Scene

SCENES: Final[tuple[Scene, ...]] = (
    *first_run.SCENES,
    *mandiri.SCENES,
    *today.SCENES,
    *reading.SCENES,
    *writing.SCENES,
    *minding.SCENES,
    *approving.SCENES,
    *guarding.SCENES,
    *sending.SCENES,
    *planning.SCENES,
    *carrying.SCENES,
    *ordering.SCENES,
    *keeping.SCENES,
)
