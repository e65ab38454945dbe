"""What a meeting looks at, in order: one briefing that the screen, the deck and every file are drawn from."""

from ntm_dashboard.briefing.brief import brief
from ntm_dashboard.briefing.commune_sheet import CommuneSheet, commune_sheet
from ntm_dashboard.briefing.follow_up import FollowUp
from ntm_dashboard.briefing.model import Briefing, Slide

__all__ = ["Briefing", "CommuneSheet", "FollowUp", "Slide", "brief", "commune_sheet"]
