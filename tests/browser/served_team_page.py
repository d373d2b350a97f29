"""What `served_team.py` shows: the real office, and an advisor whose answers are known."""

from config import load
from tests.fakes import ScriptedAdvisor
from views import resources, shell

shell.run(ScriptedAdvisor, lambda: resources.office(load()))
