"""`sambung queue` prints who comes next and why, at any moment, for any officer."""

import json
from pathlib import Path

from tests.cli.running import sambung
