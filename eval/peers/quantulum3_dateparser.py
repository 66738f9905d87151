"""The peers of the rules for figures and times: quantulum3 and dateparser's search, over text files, on one core.

usage: quantulum3_dateparser.py FILE... prints words a second of processor time; loading does not count, segmentation does.

Needs: pip install quantulum3 dateparser (see README.md).
"""

import sys
import time

from dateparser.search import search_dates
from quantulum3 import parser


def main():
    texts = [open(path, encoding="utf-8").read() for path in sys.argv[1:]]
    work = lambda text: (parser.parse(text), search_dates(text, languages=["en"]))
    work("On 3 March 2021, 5 km of wire cost $10.")  # both load their tables when first asked
    begin = time.process_time()
    for text in texts:
        work(text)
    print(sum(len(text.split()) for text in texts) / (time.process_time() - begin))


if __name__ == "__main__":
    main()
