"""Prints the test vectors that hold the Rust word pieces to `wordpiece.py`.

    python training/wordpiece_vectors.py > crates/onrecord-model/src/wordpiece_vectors.json
"""

import json

from wordpiece import WordPiece, case_class

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
WHOLE = "the mayor said president un iaea 2021 cafe istanbul don t u s 北 京 σ ᄒ straße ß i ı".split()
LATER = "##s ##n ##er ##sky ##y ##ed ##1 ##00 ##α ##σ ##ᅡ ##ᆫ ##ss".split()
MARKS = list(".,'\"-–—“”‘’$%()[]#€")
VOCABULARY = SPECIAL + WHOLE + LATER + list("abcdezt0123") + [f"##{c}" for c in "abcdez"] + MARKS + ["##"]

WORDS = """
the The THE tHe T t a A the. mayor's don't don’t UN U.N. U.S. iaea IAEA Presidents PRESIDENT president-said
2021 2021-04 3rd B2 1,000.50 $100 €5 20% x caféS Café cafe\u0301 İstanbul istanbul ISTANBUL ıI Straße STRASSE ß ẞ
北京 北the京 東 한국 ΣΑΣ σας Σ ǅ ǅa Ⅷ Ⓐ ª 𝐀 𝟙 ٣ ½ ² “said” “Said — –the- [UNK] [CLS] ##s # ## ... abc abcde ABCdE
deZ McDonald iPhone O'Neil zzzzq \u200bthe the\u200b \u200b \u00adthe the\ufffd \ufffd \ue000 \x07 \u0301 a\u0301\u0301
the\u00a0mayor the\u3000mayor ﬁ Å Å K Ω ñandu ÑANDU дом ДОМ हिन्दी ไทย 👍 👍🏽 the👍 © ™ + ^ ` | ~ < =
""".split(" ")


def main():
    words = [word for line in " ".join(WORDS).split("\n") for word in line.split(" ") if word]
    words += ["", " ", "the mayor", "the\tmayor\nsaid", "a" * 100, "a" * 101, "the" + "s" * 97, "the" + "s" * 98]
    wordpiece = WordPiece(VOCABULARY)
    vectors = [[word, int(case_class(word)), wordpiece.pieces(word)] for word in words]
    lines = ",\n".join(json.dumps(vector) for vector in vectors)
    print('{"vocabulary": ' + json.dumps(VOCABULARY) + ',\n"words": [\n' + lines + "\n]}")


if __name__ == "__main__":
    main()
