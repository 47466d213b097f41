"""The graph in, what the pages show of one article out; every value is got by a query of site-queries/."""
from collections.abc import Mapping
from kg.site.messages import Messages
from kg.site.view import PlanView
from kg.store import Store


def read(store: Store, name: str, text: str, messages: Messages) -> PlanView:
    raise NotImplementedError
