"""Files are handed in by a business's admins and the owner, and looked at by nobody else."""

import pytest

from chatlinks.intake.models import FileImport
from chatlinks.intake.uploads import details
from chatlinks.intake.uploads.details import Details
from tests.kit.routes import IMPORTS
from tests.kit.set_up import check_everybody, set_up_table

TEXT = """
method  address                  admins  others  rival  out

GET     /import                  list    403     302    login
GET     /import/acme             200     404     404    login
POST    /import/acme             400     404     404    login
GET     /import/acme/{number}    200     404     404    login
POST    /import/acme/{number}    302     404     404    login
POST    /import/rival/{number}   rivals  404     404    login
"""
TABLE = set_up_table(TEXT)


def test_every_route_is_in_the_table():
    assert TABLE.routes == IMPORTS


@pytest.mark.parametrize("row", TABLE.rows, ids=str)
def test_everybody_gets_what_the_table_says(cast, sign_in, row):
    kept = FileImport.objects.create(business=cast.acme, person=cast.people["admin"], size=3)
    kept.state = "done"
    kept.details = details.sealed(kept, Details(name="acme.txt"))
    kept.save()
    path = row.address.format(number=kept.pk)
    check_everybody(TABLE, row, path, sign_in)
