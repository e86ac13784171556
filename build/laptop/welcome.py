"""The start-up text: where the pool is, and who to sign in as."""

from collections.abc import Sequence
from datetime import date

from directory.pool import Pool
from laptop.days import in_words
from mentoring.domain.people import Contact

TEXT = """
{name} is at {url} where it is {today}
Letters come to {url}/inbox/ (a sign-in code, too)

Sign in as
{people}

`make day DATE=2027-01-15` lets time pass. Ctrl-C stops; everything is kept until `make clean`.
"""
TWO = 2


def welcome(pool: Pool, contacts: Sequence[Contact], url: str, today: date) -> str:
    """Name the address, the inbox, and sample people: any mentee, two mentors, a coordinator."""
    people = [f"  a mentee       dee@{pool.programme.domains[0]}  (or any address at its domains)"]
    people += _mentors(pool, {each.id: each.address for each in contacts if each.kind == "mentor"})
    people += [
        f"  a coordinator  {each.address}  ({pool.programme.schemes[each.id].title})"
        for each in [each for each in contacts if each.kind == "coordinator"][:1]
    ]
    return TEXT.format(
        name=pool.programme.name, url=url, today=in_words(today), people="\n".join(people)
    )


def _mentors(pool: Pool, addresses: dict[str, str]) -> list[str]:
    """Two who can be asked, and one who can't be yet."""
    known = [each for each in pool.listed if each.id in addresses]
    unknown = [each for each in pool.listed if each.id not in addresses]
    return [f"  a mentor       {addresses[each.id]}  ({each.name})" for each in known[:TWO]] + [
        f"  nobody yet     {each.name} has no address: shown, but can't be asked"
        for each in unknown[:1]
    ]
