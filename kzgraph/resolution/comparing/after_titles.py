"""What titles and numbers say: the bare name after "King" is a given name, and its number may be left out."""

from __future__ import annotations

from kzgraph.resolution.comparing.before_surnames import of_a_house
from kzgraph.resolution.comparing.parts_compared import DOUBTFUL, NO, SHORT, Finding, best, joined, shown
from kzgraph.resolution.names.compounds import part_words
from kzgraph.resolution.names.given_names import arabic, given_alike, western
from kzgraph.resolution.names.parts import Parts


def after_title(bare: Parts, full: Parts) -> Finding | None:
    """What the bare name says where its title makes it a given name; None where it may be a surname as well."""
    if not bare.rank or bare.particle in ("al", "el"):
        return None
    word = joined(bare.surname)
    if given_alike(word, full.given[0])[0]:
        told = bool(full.chain or full.generation or full.rank or of_a_house(full))
        of_one = bare.rank != "house" or not _many_bear(word)
        return Finding(SHORT if of_one else DOUBTFUL, ("the given name after a title",)) if told else None
    father = full.chain or (bare.rank != "house" and (arabic(word) or western(word)))
    if father and best(bare, full)[0]:
        return Finding(NO, (f"a given name after a title, and a father's: {shown(bare.surname)}",))
    return None


def _many_bear(given: str) -> bool:
    """Whether several of one house bear a given name at one time, and kings one after another."""
    return any(given_alike(given, name)[0] for name in part_words("names_of_many_princes"))


def number_left_out(a: Parts, b: Parts) -> bool:
    """Whether of two bare names, of which one has a number, the other is a monarch's without it: King Charles."""
    numbered, other = (a, b) if a.generation else (b, a)
    return other.rank == "monarch" and numbered.rank in ("", "monarch") and not _many_bear(joined(other.surname))


def of_generations(a: Parts, b: Parts, found: Finding) -> Finding:
    """ "Jr." on one side only: often left out, but not where the other name says as much or more without it."""
    if bool(a.generation) == bool(b.generation) or found.score <= DOUBTFUL:
        return found
    younger, other = (a, b) if a.generation else (b, a)
    alike_else = other.words == younger.words and other.rank != "monarch"
    if younger.generation == "sr" or len(other.given) > len(younger.given) or alike_else:
        return Finding(DOUBTFUL, (*found.reasons, f"{younger.generation.upper()} on one side only"))
    return found
