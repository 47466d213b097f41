"""Make kg/data/lexicon/words.tsv from the dictionary of jieba (how: see kg/data/README.md).

Usage: python tools/make_words.py jieba/dict.txt > kg/data/lexicon/words.tsv
"""

import sys
from pathlib import Path

OFTEN = 200
NAMES = ("ns", "nr", "nt", "nz")
DYNASTIES = ("\u5b8b\u4ee3", "\u660e\u4ee3", "\u6e05\u4ee3")
"""Left out: a person's name before \u4ee3\u8868 (to stand for) would be read as one."""
VERBS = ("v", "vd", "vi")
FUNCTION_WORDS = ("d", "p", "c", "u", "r", "f", "m", "q", "t", "y", "e", "mq", "ad", "df")


def main() -> None:
    """Write the table to standard output."""
    rows = []
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split()
        han = all("\u4e00" <= letter <= "\u9fff" for letter in word)
        if int(count) < OFTEN or not 2 <= len(word) <= 4 or tag[:2] in NAMES or word in DYNASTIES or not han:
            continue
        kind = "word-verb" if tag in VERBS else "word-function" if tag in FUNCTION_WORDS else "word"
        rows.append((word, kind, "", "jieba 0.42.1"))
    print(
        "# Made by tools/make_words.py from the dictionary of jieba 0.42.1 (MIT). Do not edit. Everyday words of two to"
    )
    print("# four characters, frequency 200 and above, no names. word-verb: tagged verb; word-function: adverb,")
    print("# preposition, conjunction, pronoun, numeral...; word: all others.")
    print("term\tkind\tenglish\tsource")
    for row in sorted(rows):
        print(*row, sep="\t")


if __name__ == "__main__":
    main()
