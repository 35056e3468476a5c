"""What trains the dictionary shares nothing with what the bench compresses."""

import datetime as dt
import re
from collections.abc import Iterator

import pytest

from resources.practice import PracticeOffice
from resources.practice.grammar import Grammar
from resources.practice.vocabulary import VocabularyName, load_vocabulary

TODAY = dt.date(2026, 11, 20)

# Closed-class words, the word every agency's name begins with, and the levels of government.
FUNCTION_WORDS = set(
    re.findall(
        r"\w+",
        """belum beserta bukan dengan dinas entah kiranya konon kurang makin malah masih menjadi
        perlu sampai sangat sehingga sementara sendiri sepanjang siapa sungguh tanpa
        kabupaten pemerintah provinsi""",
    )
)


def pool_words(name: VocabularyName) -> set[str]:
    vocabulary = load_vocabulary(name)
    alternatives = [text for pool in vocabulary.shared.values() for text in pool]
    for topic in vocabulary.topics.values():
        alternatives += [text for pool in topic.pools.values() for text in pool]
    alternatives += [agency for agency, _ in vocabulary.agencies]
    for key in ("regency", "province", "government", "roles"):
        alternatives += vocabulary.words[key]
    for key in ("hold_expired", "hold_admin", "hold_reporter", "hold_waiting"):
        alternatives += vocabulary.words[key]
    plain = re.sub(r"\{\w+\}", " ", " ".join(alternatives)).lower()
    return set(re.findall(r"[^\W\d_]{5,}", plain))


def written(name: VocabularyName) -> Iterator[str]:
    for complaint in PracticeOffice(7, 1500, 12, TODAY, name):
        yield complaint.get("title", "")
        yield complaint["text"]
        for entry in complaint["timeline"]:
            yield entry["text"]


def test_no_content_word_is_in_both() -> None:
    assert pool_words("practice") & pool_words("dictionary") <= FUNCTION_WORDS


@pytest.mark.parametrize("part", ["name", "street", "place"])
def test_no_invented_name_can_be_in_both(part: str) -> None:
    for end in ("head", "tail"):
        practice = load_vocabulary("practice").words[f"{part}_{end}"]
        dictionary = load_vocabulary("dictionary").words[f"{part}_{end}"]
        assert not set(practice) & set(dictionary)


def test_four_words_in_a_row_and_sentences_are_not_in_both() -> None:
    grams: dict[str, set[tuple[str, ...]]] = {}
    sentences: dict[str, set[str]] = {}
    names: tuple[VocabularyName, ...] = ("practice", "dictionary")
    for name in names:
        grams[name], sentences[name] = set(), set()
        for text in written(name):
            words = re.findall(r"\w+", text.lower())
            grams[name].update(zip(words, words[1:], words[2:], words[3:], strict=False))
            sentences[name].update(part.strip() for part in re.split(r"[.!?\n]+", text.lower()))
    common = grams["practice"] & grams["dictionary"]
    assert len(common) / len(grams["dictionary"]) < 0.002
    # What little is left holds figures: house numbers and the like.
    assert all(any(word.isdigit() for word in gram) for gram in common)
    shared = sentences["practice"] & sentences["dictionary"]
    assert not {sentence for sentence in shared if len(sentence.split()) >= 3}


def test_texts_of_a_vocabulary_rarely_repeat() -> None:
    texts = [c["text"] for c in PracticeOffice(7, 1500, 12, TODAY)]
    # One in eleven complaints repeats another on purpose, half of them word for word.
    assert len(set(texts)) > 1500 * 0.93


@pytest.mark.parametrize("name", ["practice", "dictionary"])
def test_every_pattern_compiles(name: VocabularyName) -> None:
    vocabulary = load_vocabulary(name)
    for topic in vocabulary.topics:
        Grammar(vocabulary, topic)
    used = {topic for _, topics in vocabulary.agencies for topic in topics}
    assert used == set(vocabulary.topics)


def test_a_misspelt_slot_is_found_when_compiling() -> None:
    vocabulary = load_vocabulary("practice")
    vocabulary = type(vocabulary)(
        name="practice",
        words=vocabulary.words,
        agencies=vocabulary.agencies,
        more_agency=vocabulary.more_agency,
        shared={**vocabulary.shared, "bye": ("salam dari {vilage}",)},
        topics=vocabulary.topics,
    )
    with pytest.raises(KeyError, match="vilage"):
        Grammar(vocabulary, "road")
