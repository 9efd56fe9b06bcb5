"""Acme's team of the cast, and what its leads see of it."""

from chatlinks.agentchat.teams.workload import workloads
from chatlinks.workspaces.models import Team


def cards(cast):
    return Team.objects.get(business=cast.acme, name="Cards")


def workload(cast, name="Cards"):
    return next(each for each in workloads(cast.acme) if each.name == name)
