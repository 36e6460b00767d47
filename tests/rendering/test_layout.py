"""Places are the same every time and no caption lies on another."""

from __future__ import annotations

from itertools import combinations

from kzgraph.rendering.layout import Box, positions

SMALL = Box(width=90, above=15, below=45)


def overlaps(spots: dict[str, tuple[int, int]], boxes: dict[str, Box]) -> list[tuple[str, str]]:
    def hit(a: str, b: str) -> bool:
        (ax, ay), (bx, by) = spots[a], spots[b]
        wide = abs(ax - bx) < (boxes[a].width + boxes[b].width) / 2
        return wide and ay - boxes[a].above < by + boxes[b].below and by - boxes[b].above < ay + boxes[a].below

    return [pair for pair in combinations(sorted(spots), 2) if hit(*pair)]


def test_no_two_boxes_overlap_in_a_crowded_star() -> None:
    boxes = {f"n{i:02}": SMALL for i in range(40)}
    spots = positions(boxes, [("n00", other) for other in boxes if other != "n00"])
    assert overlaps(spots, boxes) == []


def test_what_is_shown_later_does_not_move_the_others_nor_cover_them() -> None:
    boxes = {f"n{i}": SMALL for i in range(8)}
    edges = [("n0", f"n{i}") for i in range(1, 8)]
    more = {f"later{i}": SMALL for i in range(10)}
    first = positions(boxes, edges)
    both = positions(boxes | more, edges + [(m, "n1") for m in more], later=set(more))
    assert {node: both[node] for node in boxes} == first
    assert overlaps(both, boxes | more) == []


def test_parts_that_are_tied_to_nothing_stand_apart() -> None:
    boxes = dict.fromkeys("abcdefgh", SMALL)
    spots = positions(boxes, [("a", "b"), ("b", "c"), ("d", "e")])
    assert overlaps(spots, boxes) == []


def test_many_parts_of_one_size_fill_a_screen_and_no_column() -> None:
    boxes = {f"{part}{i}": SMALL for part in "abcdefghijkl" for i in range(6)}
    spots = positions(boxes, [(f"{part}0", f"{part}{i}") for part in "abcdefghijkl" for i in range(1, 6)])
    wide, high = (max(axis) - min(axis) for axis in zip(*spots.values(), strict=True))
    assert 0.7 < wide / high < 2.2
    assert overlaps(spots, boxes) == []


def test_the_order_of_what_is_given_does_not_matter() -> None:
    boxes = dict.fromkeys("abcdef", SMALL)
    edges = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "a"), ("e", "a"), ("f", "b")]
    turned = positions(dict(reversed(boxes.items())), [(b, a) for a, b in reversed(edges)])
    assert positions(boxes, edges) == turned


def test_nothing_one_and_only_later_ones_have_places() -> None:
    assert positions({}, []) == {}
    assert len(positions({"a": SMALL}, [("a", "a")])) == 1
    both = {"a": SMALL, "b": SMALL}
    assert overlaps(positions(both, [("a", "b")], later={"a", "b"}), both) == []
