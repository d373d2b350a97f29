"""The page: `streamlit run app.py`, or `python3 mayi.py`. It decides nothing."""

from config import load
from domain.errors import MayiError
from views import faults, resources, shell

try:
    settings = load()
except MayiError as error:
    faults.show(str(error))
else:
    resources.log(settings.logs)
    shell.run(resources.advisor, lambda: resources.office(settings))
