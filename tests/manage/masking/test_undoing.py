"""What can be undone of one business's policy."""

from chatlinks.manage.masking import undoing
from chatlinks.workspaces.models import RuleChange


def test_the_same_change_at_another_business_can_still_be_undone(cast):
    for business in (cast.rival_business, cast.acme):
        undoing.switch(business, masking=False, by=None)
    undoing.switch(cast.acme, masking=True, by=None)
    can = RuleChange.objects.exclude(undo=None).values_list("business__key", flat=True)
    assert list(can) == ["rival"]
