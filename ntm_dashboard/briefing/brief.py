"""From a Situation to the ordered briefing of a meeting."""

from ntm_dashboard.briefing.blockers import agencies, blocking_criteria, dossiers
from ntm_dashboard.briefing.changes import changes
from ntm_dashboard.briefing.commitments import commitments
from ntm_dashboard.briefing.communes import communes, matrix
from ntm_dashboard.briefing.conditions import conditions
from ntm_dashboard.briefing.decisions import decisions
from ntm_dashboard.briefing.details import details
from ntm_dashboard.briefing.district_criteria import district_criteria
from ntm_dashboard.briefing.exceptions import exceptions
from ntm_dashboard.briefing.follow_up import FollowUp
from ntm_dashboard.briefing.last_meeting import last_meeting
from ntm_dashboard.briefing.marking import with_marks
from ntm_dashboard.briefing.model import Briefing, Text
from ntm_dashboard.briefing.pace import pace
from ntm_dashboard.briefing.report import grounds_of
from ntm_dashboard.briefing.standing import cover, standing
from ntm_dashboard.briefing.verdict import verdict
from ntm_dashboard.briefing.wording import caution_of, follow_up_caution_of, short_caution_of
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.comparison import Comparison, compare
from ntm_dashboard.domain.follow_up.due import due_of
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.i18n import N_, Message


def brief(
    situation: Situation,
    previous: Comparison | None = None,
    *,
    catalogue: Catalogue,
    follow_up: FollowUp | None = None,
) -> Briefing:
    """Put a Situation into the order of a meeting; `previous` compares it with the last report or meeting.

    The catalogue names the agencies; `follow_up` is what meetings decided and who was urged up to the day.
    Names of criteria are in the language that the Situation was worked out in.
    What rests on illustrative rows carries the mark; a training set has nothing else and says so as a whole.
    """
    known = follow_up or FollowUp.nothing(situation.as_of)
    whole = _brief(situation, previous, known, catalogue)
    apart, told = situation.told_apart, known if situation.district.is_training else known.real
    if apart is situation and told is known:
        return whole
    before = None if previous is None else compare(previous.before.told_apart, apart)
    return with_marks(whole, _brief(apart, before, told, catalogue))


def _brief(situation: Situation, previous: Comparison | None, follow_up: FollowUp, catalogue: Catalogue) -> Briefing:
    due = due_of(situation, follow_up.roadmap)
    return Briefing(
        district=situation.district,
        title=Message.of(N_("Tiến độ xây dựng nông thôn mới {district}"), district=situation.district.name_within),
        as_of=situation.as_of,
        revision=situation.revision,
        documented_only=situation.documented_only,
        compared_with=None if previous is None else previous.before.as_of,
        caution=_caution(situation, follow_up),
        short_caution=short_caution_of(situation) or _follow_up_caution(situation, follow_up),
        slides=(
            cover(situation),
            standing(situation),
            last_meeting(follow_up.concluded, catalogue),
            conditions(situation),
            changes(previous),
            district_criteria(situation, catalogue),
            communes(situation),
            matrix(situation, catalogue),
            blocking_criteria(situation),
            agencies(situation, catalogue),
            dossiers(situation, catalogue),
            exceptions(situation, follow_up, due, catalogue),
            pace(situation),
            commitments(situation, due, catalogue),
            decisions(situation, follow_up.concluded, due, catalogue),
        ),
        details=details(situation, catalogue),
        grounds=grounds_of(catalogue, situation.as_of),
        verdict=verdict(situation),
        reasons=tuple(pace.sentence for pace in situation.paces),
    )


def _caution(situation: Situation, follow_up: FollowUp) -> Text:
    """Say what is illustrative, of the figures and of what meetings decided."""
    ours, theirs = caution_of(situation), _follow_up_caution(situation, follow_up)
    return Message.of("{ours} {theirs}", ours=ours, theirs=theirs) if str(ours) and str(theirs) else ours or theirs


def _follow_up_caution(situation: Situation, follow_up: FollowUp) -> Text:
    return follow_up_caution_of(situation.district, follow_up.invented_kinds)
