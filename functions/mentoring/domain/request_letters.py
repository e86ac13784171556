"""Who is told what about a request."""

from mentoring.domain.enrolment import Request
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.naming import first_name
from mentoring.domain.wording import one_line


def facts_of(request: Request) -> dict[str, str]:
    """What every letter about a request may say."""
    return {
        "request": str(request.id),
        "scheme": request.id.scheme,
        "scheme_title": request.scheme_title,
        "mentor": request.id.mentor_id,
        "mentor_name": request.mentor_name,
        "mentor_first": first_name(request.mentor_name),
        "mentee_name": request.mentee_name,
        "mentee_first": first_name(request.mentee_name),
        "mentee_organisation": request.mentee_organisation,
        "mentee_grade": request.mentee_grade,
        "aims": request.aims,
        "call_minutes": str(request.call_minutes or ""),
        "asked_at": request.asked_at.isoformat(),
        "closes_on": request.closes_on.isoformat(),
        "reason": one_line(request.reason),
        "note": request.note,
        "question": request.question,
        "reply": request.reply,
        "introduction": request.introduction,
    }


def to_mentor(kind: Kind, request: Request, key: str = "") -> Letter:
    """Tell the mentor; `key` lets them answer without signing in."""
    facts = facts_of(request)
    return Letter(kind, to=request.mentor_person, facts=facts | {"key": key} if key else facts)


def to_mentee(kind: Kind, request: Request) -> Letter:
    """Tell the mentee."""
    return Letter(kind, to=request.id.person_id, facts=facts_of(request))
