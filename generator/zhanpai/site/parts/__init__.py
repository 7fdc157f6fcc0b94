"""What the theme's components are given: one module for each thing, plain data out.

The keys are the parameters of the macros in `theme/components/`.
"""

from typing import TypeAlias

Card: TypeAlias = dict[str, object]
