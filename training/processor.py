"""What the processor can do."""

import subprocess
import sys

_HALVED = """
import torch
with torch.autocast("cpu", torch.bfloat16):
    torch.nn.Linear(64, 64)(torch.ones(64, 64)).sum().backward()
"""


def has_bfloat16() -> bool:
    """Tell whether a model can be fitted with products in bfloat16.

    Asked of a process of its own: some virtual machines name instructions that they do not have,
    and the first use of one ends the whole program.
    """
    return survives(_HALVED)


def survives(code: str) -> bool:
    """Run some Python apart from this process; False where it fails or is ended."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0
