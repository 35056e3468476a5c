"""Writes the texts of complaints, follow-ups and replies, to lengths like those of real ones."""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

from .grammar import Grammar, Rnd, Scene, grammar, pick, street_name
from .types import Complaint
from .typing_habits import any_habit, join_sentences
from .vocabulary import VocabularyName, load_vocabulary

TEXT_LIMIT = 3000  # characters; the national system's cap

_MIDDLE = ("s_free",) * 10 + ("s_detail",) * 7 + ("s_effect",) * 3 + ("s_problem",) * 2 + ("s_ask",)


def draw_length(rnd: Rnd, median: float, spread: float) -> int:
    """Characters, log-normal about ``median`` with sigma ``spread``."""
    normal = math.sqrt(-2 * math.log(1 - rnd())) * math.cos(2 * math.pi * rnd())
    return round(median * math.exp(spread * normal))


def complaint_text(words: Grammar, scene: Scene) -> str:
    """A citizen's complaint: median 354 characters, p90 about 1,104, at most 3,000."""
    rnd = scene.rnd
    target = draw_length(rnd, 352, 0.9)
    habit = any_habit(rnd)
    if target < 110:
        sentences = [words.write("s_short", scene)]
        if target > 80 and rnd() < 0.5:
            sentences.append(words.write("bye", scene))
        return join_sentences(rnd, sentences, habit, _fillers(scene))
    opening = [
        words.write(p, scene) for p, share in (("greet", 0.6), ("self", 0.4)) if rnd() < share
    ]
    opening = opening[: 1 + (target > 220)]
    opening.append(words.write("s_problem", scene))
    ending = [words.write("s_ask", scene)] if target > 170 else []
    if rnd() < 0.5:
        ending.append(words.write("bye", scene))
    sentences = _fill(words, scene, opening, _MIDDLE, ending, target)
    text = join_sentences(rnd, sentences, habit, _fillers(scene))
    if rnd() < 0.03:
        text += words.write("emoji", scene)
    return text[:TEXT_LIMIT].rstrip()


def complaint_title(words: Grammar, scene: Scene) -> str:
    """A title of about 40 characters, at most 134."""
    rnd = scene.rnd
    target = draw_length(rnd, 44, 0.45)
    title = min(
        (words.write("title", scene) for _ in range(3)), key=lambda text: abs(len(text) - target)
    )
    kind = rnd()
    if kind < 0.25:
        title = title.title()
    elif kind < 0.35:
        title = title.upper()
    elif kind < 0.85:
        title = title[:1].upper() + title[1:]
    return title.rstrip("? ")[:134]


def follow_up_text(
    rng: Random, complaint: Complaint, vocabulary: VocabularyName = "practice"
) -> str:
    """An agency's public answer to the complaint, about 330 characters in the median."""
    words, scene = scene_of(rng, complaint, vocabulary)
    return agency_answer(words, scene)


def reply_text(rng: Random, complaint: Complaint, vocabulary: VocabularyName = "practice") -> str:
    """The reporter's reply to an answer, about 300 characters in the median."""
    words, scene = scene_of(rng, complaint, vocabulary)
    return reporter_reply(words, scene)


def agency_answer(words: Grammar, scene: Scene) -> str:
    """A follow-up in the register of an office, sometimes in paragraphs."""
    rnd = scene.rnd
    sentences = _fill(
        words,
        scene,
        [words.write("f_open", scene)],
        ("f_body", "f_free"),
        [words.write("f_end", scene)],
        draw_length(rnd, 340, 0.5),
    )
    sentences = [text[:1].upper() + text[1:] for text in sentences]
    if rnd() < 0.15:
        return "\n\n".join((sentences[0] + ".", ". ".join(sentences[1:-1]) + ".", sentences[-1]))
    return ". ".join(sentences) + "."


def reporter_reply(words: Grammar, scene: Scene) -> str:
    """A reply in the register of a citizen."""
    rnd = scene.rnd
    opening = [words.write("r_open", scene)] if rnd() < 0.7 else []
    ending = [words.write(pool, scene) for pool in ("r_ask", "r_end")]
    sentences = _fill(
        words, scene, opening, ("r_body", "s_free"), ending, draw_length(rnd, 310, 0.55)
    )
    return join_sentences(
        rnd, [text for text in sentences if text], any_habit(rnd), _fillers(scene)
    )


def info_request(words: Grammar, scene: Scene) -> str:
    """An agency's request for what is missing."""
    pools = ("info_open", "info_need", "info_need", "info_end")
    sentences = [words.write(pool, scene) for pool in pools[: 3 + (scene.rnd() < 0.5)]]
    return ". ".join(text[:1].upper() + text[1:] for text in sentences) + "."


def short_text(words: Grammar, scene: Scene, pool: str) -> str:
    """One sentence of a pool, capitalised."""
    text = words.write(pool, scene)
    return text[:1].upper() + text[1:]


def _fillers(scene: Scene) -> tuple[str, ...]:
    return scene.vocabulary.shared["filler"]


def _fill(
    words: Grammar,
    scene: Scene,
    opening: list[str],
    middle: Sequence[str],
    ending: list[str],
    target: int,
) -> list[str]:
    """Sentences between opening and ending until the next would overshoot by more than half."""
    sentences = list(opening)
    length = sum(map(len, opening)) + sum(map(len, ending)) + 2 * (len(opening) + len(ending))
    while length < target:
        sentence = words.write(pick(scene.rnd, tuple(middle)), scene)
        if length + len(sentence) / 2 > target and len(sentences) > len(opening):
            break
        sentences.append(sentence)
        length += len(sentence) + 2
    return sentences + ending


def scene_of(
    rng: Random, complaint: Complaint, vocabulary: VocabularyName
) -> tuple[Grammar, Scene]:
    """The grammar and scene a complaint was written in, as far as its fields tell."""
    source = load_vocabulary(vocabulary)
    topics = [
        topic.name
        for topic in source.topics.values()
        if (complaint.get("category_id"), complaint.get("category")) in topic.categories
    ]
    village = complaint.get("village") or complaint.get("regency") or source.one("regency")
    scene = Scene(
        rnd=rng.random,
        vocabulary=source,
        agency=complaint.get("agency") or source.one("government"),
        village=village,
        villages=(village,),
        street="",
        day=date.fromisoformat(complaint["reported_at"][:10]),
    )
    scene = replace(scene, street=street_name(scene))
    return grammar(vocabulary, pick(rng.random, topics or list(source.topics))), scene
