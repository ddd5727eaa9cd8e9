"""Localities of Viet Nam, then and now: what a unit is, and which one a written place means.

`unit` and `acts` know what stood when, `register` holds all units; `grammar` takes a written place apart, `search`
reads it, `resolve` answers with a `resolution`, `suggest` with places close to it. `now` and `advice` say what an
editor should do about a place that is not simply one.
"""

from .register import Register
from .unit import Identity, Level, LocalityError, System, Unit

__all__ = ["Identity", "Level", "LocalityError", "Register", "System", "Unit"]
